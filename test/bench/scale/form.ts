import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../../../scripts/local/worker.ts'
import { addDays, dayOf, MINUTE, startOf } from '../../../workers/days.ts'
import type { TickReport } from '../../../workers/jobs/reports.ts'
import { NOW } from '../now.ts'
import { Recorder } from '../recorder.ts'
import { fileIn, writeHistory } from './history.ts'
import { startScaleSites } from './sites.ts'

/** Three days with the end of a week among them: everything but thinning out and learning takes place. */
const DAYS = 3

/** What the rows of a table look like. */
interface Form {
  rows: number
  /** Bytes a row, on average. */
  size: number
  /** By column: the kinds of its values, of what JSON holds too. */
  kinds: Map<string, Set<string>>
}

type Forms = Map<string, Form>

export interface Compared {
  table: string
  lived: Form
  made: Form
}

/** Of each table, what the Worker left after some days of its own, and what is made up in its place. */
export async function compareForms(entry: string): Promise<Compared[]> {
  const lived = await inFolder(async (folder) => {
    await liveFromNothing(folder, entry)
    return formsIn(folder)
  })
  const made = await inFolder(async (folder) => {
    writeHistory(folder, DAYS)
    return formsIn(folder)
  })
  return [...made].flatMap(([table, form]) => {
    const own = lived.get(table)
    return own === undefined || own.rows === 0 || form.rows === 0 ? [] : [{ table, lived: own, made: form }]
  })
}

/** Rows of so few days say little of how large they usually are. */
const FEW_ROWS = 4
const SIMILAR = 1.3
/** Nothing can be learned within three days. */
const UNKNOWN = 'learned_through: string'

/** In what made-up rows are other than those the Worker left. */
export function differences({ table, lived, made }: Compared): string[] {
  const ratio = made.size / lived.size
  const strange = [...made.kinds].flatMap(([column, kinds]) =>
    [...kinds]
      .filter((kind) => lived.kinds.get(column)?.has(kind) !== true)
      .map((kind) => `${column}: ${kind}`),
  )
  return [
    ...(made.rows > FEW_ROWS && Math.max(ratio, 1 / ratio) > SIMILAR
      ? [`rows of ${table} are ${ratio.toFixed(2)} times as large`]
      : []),
    ...strange.filter((kind) => kind !== UNKNOWN).map((kind) => `${table}.${kind}`),
  ]
}

export const formLine = ({ table, lived, made }: Compared): string =>
  `${table.padEnd(16)}${[lived, made].map(({ rows, size }) => `${String(rows).padStart(8)} rows of ${size.toFixed(0).padStart(6)} bytes`).join(', made up')}`

async function inFolder<Result>(action: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-form-'))
  try {
    migrate(folder)
    return await action(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function liveFromNothing(folder: string, entry: string): Promise<void> {
  const firstDay = addDays(dayOf(NOW), -DAYS)
  const sites = await startScaleSites(firstDay)
  const recorder = await Recorder.over(folder, sites, { entry })
  try {
    let left = 1
    for (let at = startOf(firstDay); at <= NOW || left > 0; at += MINUTE) {
      if (left === 0 && at % (5 * MINUTE) !== 0) continue
      const { answer } = await recorder.fire(at)
      left = (JSON.parse(answer) as TickReport).left
    }
  } finally {
    await recorder.stop()
    sites.stop()
  }
}

const SAMPLE = 300

function formsIn(folder: string): Forms {
  const database = new DatabaseSync(fileIn(folder))
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '[_s]*_*sqlite*' AND sql LIKE '%STRICT%'`,
    )
    .all() as { name: string }[]
  // What was looked at before the first day had nothing on it.
  for (const table of ['listing', 'day_count', 'day_topics', 'day_total', 'day_best'])
    database.exec(`DELETE FROM ${table} WHERE day < '${addDays(dayOf(NOW), -DAYS)}'`)
  const forms = new Map(
    tables.map(({ name }): [string, Form] => {
      const { rows } = database.prepare(`SELECT count(*) AS rows FROM ${name}`).get() as { rows: number }
      const { bytes } = database
        .prepare('SELECT coalesce(sum(payload), 0) AS bytes FROM dbstat WHERE name = ?')
        .get(name) as { bytes: number }
      const kinds = new Map<string, Set<string>>()
      for (const row of database.prepare(`SELECT * FROM ${name} ORDER BY random() LIMIT ${SAMPLE}`).all())
        for (const [column, value] of Object.entries(row)) {
          const known = kinds.get(column) ?? new Set()
          kinds.set(column, known.add(kindOf(value)))
        }
      return [name, { rows, size: rows === 0 ? 0 : bytes / rows, kinds }]
    }),
  )
  database.close()
  return forms
}

/** `[[number,text]]` for a list of pairs: of lists and objects, the first that they hold. */
function kindOf(value: unknown): string {
  if (typeof value === 'string' && /^[[{]/.test(value)) return kindOf(JSON.parse(value.split('\n')[0] ?? ''))
  if (Array.isArray(value)) return `[${value.length > 0 ? kindOf(value[0]) : ''}]`
  if (typeof value === 'object' && value !== null) {
    const [first] = Object.values(value)
    return `{${first === undefined ? '' : kindOf(first)}}`
  }
  return value === null ? 'null' : typeof value
}
