import * as v from 'valibot'
import { listingBody } from '../listing-body.ts'
import { broughtItem, broughtItemExample } from '../resources/brought-item.ts'
import { about, count, day, time } from '../resources/fields.ts'
import { spanBody } from '../span-body.ts'
import { tickBody } from '../tick-body.ts'
import {
  type DocumentedRoute,
  headerRef,
  type Part,
  type PathItem,
  problemContent,
  responseRef,
} from './document.ts'
import { jsonSchema } from './json-schema.ts'

/** What only the deployer may ask: each a POST with a body and the bearer token. */

const TAG = 'Admin'

const spent = v.strictObject({
  rows_read: about(count, 'Rows of the database that this read.'),
  rows_written: about(count, 'Rows of the database that this wrote.'),
  rows_written_today: about(count, 'All that was written since 0:00 UTC: the free plan has 100,000.'),
})
const spentExample = { rows_read: 312, rows_written: 118, rows_written_today: 4021 }

const answerOf = (data: v.ObjectEntries) => v.strictObject({ data: v.strictObject(data) })
const costedAnswerOf = (data: v.ObjectEntries) => v.strictObject({ data: v.strictObject(data), meta: spent })

interface Endpoint {
  path: string
  id: string
  summary: string
  description: string
  body: v.GenericSchema
  example: object
  answer: v.GenericSchema
  answered: object
}

const rejected = v.strictObject({
  row: about(count, 'Its place in the list, from 1.'),
  externalId: about(v.nullable(v.string()), 'Its id, where it has one.'),
  reason: about(v.string(), 'Why it was left out.'),
})

const ENDPOINTS: Endpoint[] = [
  {
    path: '/admin/listings',
    id: 'bring_listing',
    summary: 'Bring a listing along',
    description:
      'Stores a listing as somebody saw it at a time. Sent again it changes nothing, and an older look never overwrites what a newer one said. A row that is not right is left out and named; the others are stored.',
    body: listingBody,
    example: {
      source: 'huggingface-papers',
      day: '2025-06-10',
      observed_at: '2025-06-10T11:00:00Z',
      way: 'api',
      items: [broughtItemExample],
    },
    answer: costedAnswerOf({
      run: about(count, 'Its row in the ledger.'),
      new: about(count, 'Items not known before.'),
      changed: about(count, 'Items of which something changed.'),
      unchanged: about(count, 'Items of which all was known.'),
      rejected: about(v.array(rejected), 'Rows that were left out.'),
    }),
    answered: {
      data: { run: 4711, new: 1, changed: 0, unchanged: 0, rejected: [] },
      meta: spentExample,
    },
  },
  {
    path: '/admin/tick',
    id: 'tick',
    summary: 'Do one unit of waiting work',
    description:
      'Does what the next tick would do, and says what is left. Without a body it is a tick of this moment; with `at`, of an earlier one.',
    body: tickBody,
    example: { at: '2025-06-10T11:00:00Z' },
    answer: costedAnswerOf({
      at: about(time, 'The moment of the tick.'),
      job: about(v.nullable(v.looseObject({ kind: v.string() })), 'What was done; null when nothing waits.'),
      result: about(
        v.union([v.looseObject({}), v.literal('busy'), v.null()]),
        'What came of it; `busy` when another tick is at it.',
      ),
      left: about(count, 'Jobs that could be done right now, after this one.'),
    }),
    answered: {
      data: {
        at: '2025-06-10T11:00:00.000Z',
        job: { kind: 'close-day', source: 'huggingface-papers', day: '2025-06-08' },
        result: { closed: true },
        left: 3,
      },
      meta: spentExample,
    },
  },
  {
    path: '/admin/seen',
    id: 'seen_days',
    summary: 'Which listings need no filling in',
    description:
      'The days of a span, at most 366, whose listing somebody saw 24 h or more after the day ended: nothing is missing from them.',
    body: spanBody,
    example: { source: 'huggingface-papers', from: '2025-06-01', to: '2025-06-10' },
    answer: answerOf({ days: about(v.array(day), 'In order.') }),
    answered: { data: { days: ['2025-06-01', '2025-06-02'] } },
  },
]

const problem = (description: string) => ({ description, content: problemContent() })

const routeOf = ({
  id,
  summary,
  description,
  body,
  example,
  answer,
  answered,
}: Endpoint): DocumentedRoute => ({
  operationId: id,
  summary,
  description,
  tags: [TAG],
  parameters: [],
  requestBody: {
    required: body !== tickBody,
    content: { 'application/json': { schema: bodySchema(body), example } },
  },
  responses: {
    200: {
      description: 'The answer.',
      headers: { 'Cache-Control': headerRef('NoStore') },
      content: { 'application/json': { schema: jsonSchema(answer), example: answered } },
    },
    400: problem(
      'The body is not JSON, or a field of it is missing, unknown, or has a value that can not be.',
    ),
    401: problem('The token is missing, or another.'),
    403: problem('The endpoints are closed: no `ADMIN_TOKEN` is set.'),
    413: problem('The body is larger than 1.5 MB.'),
    500: responseRef('Failure'),
    503: responseRef('NotSetUp'),
  },
  security: [{ adminToken: [] }],
})

/** The shape of a body; a row of a listing is described by itself, since each is checked on its own. */
function bodySchema(body: v.GenericSchema): object {
  const schema = jsonSchema(body)
  if (body !== listingBody) return schema
  const { items, ...others } = schema.properties as Record<string, object>
  return {
    ...schema,
    properties: { ...others, items: { ...items, items: { $ref: '#/components/schemas/BroughtItem' } } },
  }
}

export const adminPart: Part = {
  tag: {
    name: TAG,
    description: 'For the deployer alone, with `ADMIN_TOKEN` as bearer token. No other site may ask them.',
  },
  paths: Object.fromEntries(
    ENDPOINTS.map((endpoint): [string, PathItem] => [endpoint.path, { post: routeOf(endpoint) }]),
  ),
  components: {
    schemas: { BroughtItem: jsonSchema(broughtItem) },
    securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
  },
}
