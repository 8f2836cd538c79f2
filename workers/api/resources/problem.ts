import * as v from 'valibot'
import { about, count } from './fields.ts'

/** RFC 9457 problem details: every answer that is not the one asked for. */
export const problem = v.strictObject({
  title: about(v.string(), 'What kind of problem it is.'),
  status: about(count, 'The same as the status of the answer.'),
  detail: about(v.string(), 'What is wrong, for people.'),
  errors: about(
    v.optional(v.array(v.strictObject({ parameter: v.string(), message: v.string() }))),
    'Each parameter that is wrong, and what is wrong with it.',
  ),
})

export const problemExample: v.InferOutput<typeof problem> = {
  title: 'Bad parameters',
  status: 400,
  detail: 'sort: "upvote" is not one of upvotes, published, first_seen; did you mean "upvotes"?',
  errors: [
    {
      parameter: 'sort',
      message: '"upvote" is not one of upvotes, published, first_seen; did you mean "upvotes"?',
    },
  ],
}
