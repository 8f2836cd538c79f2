import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { AppEnv } from '../workers/api/context.ts'
import { oneOf } from '../workers/api/parameters.ts'
import { notFound, Problem } from '../workers/api/problem.ts'
import { dayOf } from '../workers/days.ts'
import { DIGEST_INTERVALS, periodCalled } from '../workers/digest/period.ts'
import { summaryOf } from '../workers/digest/words.ts'
import { asked } from './asked.ts'
import { loadDigest, loadNewestDigest } from './load-digest.ts'
import { page } from './page.tsx'
import { DigestPage, type DigestView, titleOf } from './pages/digest.tsx'

const newestQuery = v.strictObject({ period: v.optional(oneOf(DIGEST_INTERVALS), 'day') })
const nothing = v.strictObject({})

/** The digests: the newest, and that of any day or week. */
export function mountDigests(pages: Hono<AppEnv>): void {
  pages.get('/digest', async (context) => {
    const { period } = asked(newestQuery, context)
    return answer(context, await loadNewestDigest(context.env, period))
  })

  pages.get('/digest/:period', async (context) => {
    asked(nothing, context)
    const name = context.req.param('period')
    const period = periodCalled(name)
    if (period === null)
      throw new Problem(
        400,
        'No such day or week',
        `"${name.slice(0, 40)}" is neither a calendar day like 2025-06-10 nor a week like 2025-W24.`,
      )
    if (period.from > dayOf(context.env.now))
      throw notFound(`${name} has not begun: there is no digest of it yet.`)
    return answer(context, await loadDigest(context.env, period))
  })
}

function answer(context: Context<AppEnv>, view: DigestView): Response | Promise<Response> {
  const title = titleOf(view.digest.period)
  return page(
    context,
    {
      title: `${title} · Uptrend`,
      description: `${title}. ${summaryOf(view.digest)}`.slice(0, 300),
      at: null,
    },
    <DigestPage {...view} />,
  )
}
