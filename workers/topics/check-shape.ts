import type { Path, Problem } from './lines.ts'

/** Ids stand in addresses and in rows. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What keeps a parsed file from being a taxonomy: missing or unfit fields, ids used twice, unknown groups. */
export function shapeProblems(value: unknown): Problem[] {
  if (!isRecord(value)) return [{ path: [], message: 'a taxonomy is an object' }]
  const problems: Problem[] = []
  const report = (path: Path, message: string) => problems.push({ path, message })

  if (!isText(value.version)) report(['version'], 'version is missing: a text such as "2026-11"')
  const groups = listOf(value.groups, ['groups'], report)
  const topics = listOf(value.topics, ['topics'], report)
  groups.forEach((group, place) => {
    named(group, ['groups', place], 'group', report)
  })
  topics.forEach((topic, place) => {
    named(topic, ['topics', place], 'topic', report)
    topicFields(topic, ['topics', place], report)
  })
  usedTwice(groups, 'groups', 'group', report)
  usedTwice(topics, 'topics', 'topic', report)
  const known = new Set(groups.map(({ id }) => id))
  topics.forEach((topic, place) => {
    if (!isText(topic.group) || known.has(topic.group)) return
    report(['topics', place, 'group'], `topic ${show(topic.id)}: unknown group ${show(topic.group)}`)
  })
  return problems
}

type Report = (path: Path, message: string) => void
type Entry = Record<string, unknown>

function topicFields(topic: Entry, path: Path, report: Report): void {
  const fail = (field: string, message: string) =>
    report([...path, field], `topic ${show(topic.id)}: ${field} ${message}`)
  if (!isText(topic.group)) fail('group', 'is missing')
  for (const field of ['aliases', 'exact'] as const) {
    const list = topic[field]
    if (!Array.isArray(list) || list.some((alias) => typeof alias !== 'string'))
      fail(field, 'is no list of texts')
  }
  for (const field of ['broad', 'titleOnly'] as const) {
    if (typeof topic[field] !== 'boolean') fail(field, 'is neither true nor false')
  }
}

function named(entry: Entry, path: Path, kind: string, report: Report): void {
  if (!isText(entry.id) || !ID.test(entry.id)) {
    report([...path, 'id'], `${kind} ${show(entry.id)}: an id is lower-case words joined by hyphens`)
  }
  if (!isText(entry.name)) report([...path, 'name'], `${kind} ${show(entry.id)}: name is missing`)
}

function usedTwice(entries: Entry[], list: string, kind: string, report: Report): void {
  const ids = new Set<unknown>()
  entries.forEach(({ id }, place) => {
    if (ids.has(id)) report([list, place, 'id'], `${kind} ${show(id)}: another ${kind} has this id`)
    ids.add(id)
  })
}

function listOf(value: unknown, path: Path, report: Report): Entry[] {
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord)) return value
  report(path, `${path.join()} is no list of objects`)
  return []
}

const isRecord = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const show = (value: unknown) => JSON.stringify(value) ?? 'without an id'
