import type { Context, Hono } from 'hono'
import type * as v from 'valibot'
import { sources } from '../sources/index.ts'
import { asOf, type DataState, dataState } from '../store/data-state.ts'
import type { Moment, SourceId } from '../types.ts'
import { type Format, notModified, PUBLIC, respond, tagFor } from './answer.ts'
import type { AppEnv, RequestEnv } from './context.ts'
import { type Parameters, parseQuery } from './parameters.ts'
import { countRequest, type RateLimitName } from './rate-limit.ts'
import type { Slices } from './stream.ts'
import { isoTimeOrNull } from './time.ts'

/** What a handler gets: checked parameters, bindings, and the moment of the request. */
export interface Question<Query> {
  query: Query
  /** Parameters in the path, as they were written. */
  path: Record<string, string>
  env: RequestEnv
  now: Moment
}

export interface Answer {
  data: unknown
  /** For an answer too long to be held in memory: its rows, to be streamed, instead of `data`. */
  slices?: Slices
  /** Whether it will never change any more, so that nobody needs to ask for it again. */
  settled?: boolean
  /** Facts that go beside the data; `next` leads to the following page. */
  meta?: Record<string, unknown> & { next?: string | null }
  status?: 200 | 503
}

/** One documented GET endpoint: its parameters, what it answers, and how. */
export interface Operation<Query extends Parameters = Parameters> {
  path: string
  summary: string
  query: Query
  /** Columns of the rows, for endpoints that answer a list: those also exist as `.csv` and `.ndjson`. */
  columns?: readonly string[]
  /** What the answer changes with: the data, every run, or time itself (then it has no tag). */
  changesWith: 'data' | 'ledger' | 'time'
  /** Whether an answer may be settled, which is not known before it is made. */
  settles?: true
  /** The limit its requests are counted against: all of them, or those whose parameters cost much. */
  limited?: { by: RateLimitName; when?(query: v.InferOutput<Query>): boolean }
  handle(question: Question<v.InferOutput<Query>>): Promise<Answer>
}

/** Lets the handler's types follow from the parameters. */
export const operation = <Query extends Parameters>(definition: Operation<Query>): Operation<Query> =>
  definition

/** Adds an operation's routes to an app: JSON, and for lists CSV and ndjson. */
export function mount<Query extends Parameters>(app: Hono<AppEnv>, definition: Operation<Query>): void {
  const pattern = definition.path.replaceAll('{', ':').replaceAll('}', '')
  const last = /:(\w+)$/.exec(pattern)?.[1]
  if (definition.columns !== undefined && last !== undefined) {
    // The router takes an extension for a part of the parameter.
    app.get(pattern, (context) => {
      const path = context.req.param() as Record<string, string>
      const [, bare = '', extension = 'json'] = /^(.*?)(?:\.(csv|ndjson))?$/s.exec(path[last] ?? '') ?? []
      return serve(definition, context, extension as Format, { ...path, [last]: bare })
    })
    return
  }
  const formats =
    definition.columns === undefined ? (['json'] as const) : (['json', 'csv', 'ndjson'] as const)
  for (const format of formats) {
    app.get(format === 'json' ? pattern : `${pattern}.${format}`, (context) =>
      serve(definition, context, format, context.req.param()),
    )
  }
}

/** Answers one request: parameters, then "not modified", then the data. */
export async function serve<Query extends Parameters>(
  definition: Operation<Query>,
  context: Context<AppEnv>,
  format: Format,
  path: Record<string, string>,
): Promise<Response> {
  const { env } = context
  const query = parseQuery(definition.query, new URL(context.req.url).searchParams)
  const state = await dataState(env.DB)
  const tag = tagOf(definition, state, context.req.url)
  const same = tag === null ? null : notModified(context, tag, definition.settles ? null : PUBLIC)
  if (same !== null) return same
  const { limited } = definition
  if (limited !== undefined && (limited.when?.(query) ?? true)) await countRequest(context, limited.by)
  const asked = (query as { source?: SourceId }).source
  const [answer, newest] = await Promise.all([
    definition.handle({ query, path, env, now: env.now }),
    asOf(env.DB, asked === undefined ? sources.map(({ id }) => id) : [asked]),
  ])
  const meta = { as_of: isoTimeOrNull(newest), version: state.version, ...answer.meta }
  const delivery = {
    tag,
    url: context.req.url,
    columns: definition.columns ?? [],
    status: answer.status ?? 200,
    settled: answer.settled ?? false,
  }
  return respond(format, { data: answer.data, slices: answer.slices, meta }, delivery)
}

function tagOf({ changesWith }: Operation, { version, ledger }: DataState, url: string): string | null {
  return changesWith === 'time'
    ? null
    : tagFor(changesWith === 'data' ? version : `${version}.${ledger}`, url)
}
