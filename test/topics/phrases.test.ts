import { describe, expect, it } from 'vitest'
import { candidatePhrases, MOST_PHRASES } from '../../workers/topics/phrases.ts'

const phrases = (title: string, summary: string | null = null) =>
  candidatePhrases(title, summary).map(({ phrase }) => phrase)

describe('the phrases an item is about', () => {
  it('are the runs of up to four words between stop words and punctuation in its title', () => {
    expect(phrases('Liquid memory banks for the tidal robot')).toEqual([
      'liquid memory',
      'liquid memory bank',
      'memory bank',
      'tidal robot',
    ])
    expect(phrases('Slow, tidal robots: liquid memory')).toEqual(['tidal robot', 'liquid memory'])
    expect(phrases('One tidal robot arm gripper finger')).not.toContain('tidal robot arm gripper finger')
  })

  it('are those that stand at least twice in its summary', () => {
    const summary = 'Tidal robots swim. We build liquid memory, and tidal robots with liquid paper.'
    expect(phrases('', summary)).toEqual(['tidal robot'])
    expect(phrases('', 'Tidal robots swim.')).toEqual([])
  })

  it('are counted in the singular, lower-cased, hyphens as spaces, and read as they are written', () => {
    expect(candidatePhrases('', 'A tidal wave robot; Tidal-Wave robots')).toEqual([
      { phrase: 'tidal wave robot', inTitle: false, text: 'Tidal-Wave robots' },
    ])
    expect(candidatePhrases('Tidal-Wave Policies', null)).toEqual([
      { phrase: 'tidal wave policy', inTitle: true, text: 'Tidal-Wave Policies' },
    ])
  })

  it('say whether they stand in the title', () => {
    const [first, second] = candidatePhrases('A tidal robot', 'Liquid memory is liquid memory.')
    expect([first, second]).toEqual([
      { phrase: 'tidal robot', inTitle: true, text: 'tidal robot' },
      { phrase: 'liquid memory', inTitle: false, text: 'liquid memory' },
    ])
  })

  it('include a single word only where it has two capitals', () => {
    expect(phrases('Tides')).toEqual([])
    expect(phrases('TideNet')).toEqual(['tidenet'])
    expect(phrases('TIDE')).toEqual(['tide'])
    expect(phrases('', 'TIDE is here: TIDE')).toEqual(['tide'])
  })

  it('begin and end with whole compounds, which alone are phrases only as names', () => {
    expect(phrases('Long-tail robots')).toEqual(['long tail robot'])
    expect(phrases('Robots, long-tail')).toEqual([])
    expect(phrases('TideNet-R1')).toEqual(['tidenet r1'])
    expect(phrases('Long-Tail')).toEqual([])
    expect(phrases('TIDE-based')).toEqual([])
  })

  it('end with a compound only where it is a noun or a name', () => {
    expect(phrases('Robot long-tail')).toEqual([])
    expect(phrases('Robot wave-riding')).toEqual(['robot wave riding'])
    expect(phrases('Robot TideNet-R1')).toEqual(['robot tidenet r1', 'tidenet r1'])
  })

  it('hold no number that stands alone, and no single letter', () => {
    expect(phrases('Tidal 7 robot x arm')).toEqual([])
    expect(phrases('Tidal v2 robot')).toEqual(['tidal v2', 'tidal v2 robot', 'v2 robot'])
  })

  it('leave out the aliases of the taxonomy', () => {
    const isAlias = (words: readonly string[]) => words.join(' ') === 'liquid memory'
    expect(candidatePhrases('Liquid memory banks', null, isAlias).map(({ phrase }) => phrase)).toEqual([
      'liquid memory bank',
      'memory bank',
    ])
  })

  it('are few: the title first, then in reading order', () => {
    const title = Array.from({ length: 30 }, (_, place) => `tidal robot${place}x`).join(', ')
    expect(phrases(title)).toHaveLength(MOST_PHRASES)
    expect(phrases(title)[0]).toBe('tidal robot0x')
    expect(phrases(title, 'liquid memory, liquid memory')).not.toContain('liquid memory')
  })

  it('are at most eighty characters long', () => {
    expect(phrases(`${'x'.repeat(60)} ${'y'.repeat(60)}`)).toEqual([])
  })

  it('are none in empty texts', () => {
    expect(phrases('')).toEqual([])
    expect(phrases('', '')).toEqual([])
    expect(phrases('the of and')).toEqual([])
  })
})
