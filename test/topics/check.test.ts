import { describe, expect, it } from 'vitest'
import { checkTaxonomy, TaxonomyError } from '../../workers/topics/check.ts'

const FILE = 'topics.json'

/** Twenty-seven lines, so that every message can be checked for its line. */
const GOOD = `{
  "version": "1",
  "groups": [
    { "id": "lm", "name": "Language models" },
    { "id": "vision", "name": "Vision" }
  ],
  "topics": [
    {
      "id": "rag",
      "name": "Retrieval",
      "group": "lm",
      "aliases": [
        "retrieval-augmented",
        "rag system"
      ],
      "exact": ["RAG"],
      "broad": false,
      "titleOnly": false
    },
    {
      "id": "depth",
      "name": "Depth",
      "group": "vision",
      "aliases": ["depth map", "depth estimation"],
      "exact": [],
      "broad": false,
      "titleOnly": true
    }
  ]
}`

/** The problems of the good file with one thing changed. */
function problemsWith(text: string, replacement: string): readonly string[] {
  expect(GOOD).toContain(text)
  return problemsOf(GOOD.replace(text, replacement))
}

function problemsOf(json: string): readonly string[] {
  try {
    checkTaxonomy(json, FILE)
  } catch (error) {
    if (error instanceof TaxonomyError) return error.problems
    throw error
  }
  return []
}

describe('a taxonomy file', () => {
  it('is read when nothing is wrong with it', () => {
    const taxonomy = checkTaxonomy(GOOD, FILE)
    expect(taxonomy.topics.map(({ id }) => id)).toEqual(['rag', 'depth'])
    expect(taxonomy.version).toBe('1')
  })

  it('may list two spellings of one alias for one topic', () => {
    expect(problemsWith('"rag system"', '"Retrieval Augmented"')).toEqual([])
  })
})

describe('the build fails, with file, line, topic and alias, when', () => {
  it.each([
    [
      'spelled alike',
      '"depth map"',
      '"rag system"',
      'alias "rag system" is an alias of topic "rag" too (line 14)',
    ],
    [
      'but for case and plural',
      '"depth map"',
      '"RAG Systems"',
      'alias "RAG Systems" is an alias of topic "rag" too (line 14)',
    ],
    [
      'but for a hyphen',
      '"depth map"',
      '"rag-system"',
      'alias "rag-system" is an alias of topic "rag" too (line 14)',
    ],
    ['an acronym there', '"depth map"', '"rag"', 'alias "rag" is an alias of topic "rag" too (line 16)'],
  ])('two topics share an alias, %s', (_, text, replacement, message) => {
    expect(problemsWith(text, replacement)).toEqual([`${FILE}:24: topic "depth": ${message}`])
  })

  it.each(['""', '"  "', '" - "', '"\\u200b"'])('an alias is empty: %s', (alias) => {
    const shown = JSON.stringify(JSON.parse(alias))
    expect(problemsWith('"retrieval-augmented"', alias)).toEqual([
      `${FILE}:13: topic "rag": alias ${shown} is empty: it has no letter or digit`,
    ])
  })

  it('an acronym has no capital, so that it would never be found', () => {
    expect(problemsWith('["RAG"]', '["rag"]')).toEqual([
      `${FILE}:16: topic "rag": alias "rag" needs a capital in its first word`,
    ])
  })

  it('a group is unknown', () => {
    expect(problemsWith('"group": "vision"', '"group": "sight"')).toEqual([
      `${FILE}:23: topic "depth": unknown group "sight"`,
    ])
  })

  it('two topics or two groups have one id', () => {
    expect(problemsWith('"id": "depth"', '"id": "rag"')).toEqual([
      `${FILE}:21: topic "rag": another topic has this id`,
    ])
    expect(problemsWith('"id": "vision"', '"id": "lm"')[0]).toBe(
      `${FILE}:5: group "lm": another group has this id`,
    )
  })

  it.each([
    [
      '"id": "depth"',
      '"id": "Depth Maps"',
      '21: topic "Depth Maps": an id is lower-case words joined by hyphens',
    ],
    ['"name": "Depth"', '"name": " "', '22: topic "depth": name is missing'],
    ['"exact": [],', '', '21: topic "depth": exact is no list of texts'],
    ['"exact": [],', '"exact": [3],', '25: topic "depth": exact is no list of texts'],
    ['"titleOnly": true', '"titleonly": true', '21: topic "depth": titleOnly is neither true nor false'],
    ['"version": "1"', '"version": 1', '2: version is missing: a text such as "2026-11"'],
    ['["depth map", "depth estimation"]', '[]', '21: topic "depth": has no alias'],
  ])('a field is missing or unfit: %s', (text, replacement, message) => {
    expect(problemsWith(text, replacement)).toEqual([`${FILE}:${message}`])
  })

  it('a key stands twice in one object, where the last one would silently win', () => {
    expect(problemsWith('"name": "Depth",', '"name": "Depth",\n      "name": "Width",')[0]).toMatch(
      /^topics\.json:2[12]: a key stands twice in one object/,
    )
  })

  it('it is no JSON, or not a taxonomy at all', () => {
    expect(problemsOf(GOOD.slice(0, -1))[0]).toMatch(/^topics\.json: .*position/)
    expect(problemsOf('[]')).toEqual([`${FILE}:1: a taxonomy is an object`])
    expect(problemsOf('{"version":"1","groups":[],"topics":[]}')).toEqual([
      `${FILE}:1: groups is no list of objects`,
      `${FILE}:1: topics is no list of objects`,
    ])
  })

  it('anything else is wrong besides: all of it is told at once', () => {
    const twice = GOOD.replace('"depth map"', '"RAG system"').replace('"retrieval-augmented"', '"?"')
    expect(problemsOf(twice)).toEqual([
      `${FILE}:13: topic "rag": alias "?" is empty: it has no letter or digit`,
      `${FILE}:24: topic "depth": alias "RAG system" is an alias of topic "rag" too (line 14)`,
    ])
  })
})
