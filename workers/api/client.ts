import type { Hono } from 'hono'
import type * as v from 'valibot'
import type { AppEnv } from './context.ts'
import type { Operation } from './operation.ts'
import type { Operations } from './operations.ts'
import type { commonMeta } from './resources/fields.ts'
import type { Documented, Resources } from './resources/index.ts'

/**
 * The API as `hono/client` sees it: `hc<Api>(address)` knows every path, every parameter and every field of the answers.
 * Made of the operations and their resources, since routes that are mounted in a loop leave no types behind.
 */
export type Api = Hono<AppEnv, Routes, '/'>

type Routes = {
  [Path in keyof Operations as `/api/v1${InColons<Path>}`]: {
    $get: {
      input: Query<Operations[Path]> & InPath<Path>
      output: AnswerTo<Path>
      outputFormat: 'json'
      status: 200
    }
  }
}

/** `/items/{id}` as `/items/:id`. */
type InColons<Path extends string> = Path extends `${infer Before}{${infer Name}}${infer After}`
  ? `${Before}:${Name}${InColons<After>}`
  : Path

type InPath<Path extends string> = Path extends `${string}{${infer Name}}${string}`
  ? { param: Record<Name, string> }
  : object

/** The parameters as they are written: text. None need be given when all of them may be left out. */
type Query<One> =
  One extends Operation<infer Parameters>
    ? Partial<v.InferInput<Parameters>> extends v.InferInput<Parameters>
      ? { query?: v.InferInput<Parameters> }
      : { query: v.InferInput<Parameters> }
    : never

type AnswerTo<Path extends string> = Path extends keyof Resources
  ? Resources[Path] extends Documented<infer Data, infer Meta>
    ? {
        data: v.InferOutput<Data>
        meta: v.InferOutput<v.StrictObjectSchema<typeof commonMeta & Meta, undefined>>
      }
    : never
  : never
