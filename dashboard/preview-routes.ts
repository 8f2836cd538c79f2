import type { Hono } from 'hono'
import { ANSWERS, notModified, PUBLIC, tagFor } from '../workers/api/answer.ts'
import type { AppEnv } from '../workers/api/context.ts'
import { dayOf } from '../workers/days.ts'
import { dataState } from '../workers/store/data-state.ts'
import { asked, previewQuery } from './asked.ts'
import { previewSvg } from './components/preview-svg.ts'
import { loadTopic } from './load-topic.ts'
import { previewOf } from './pages/topic-chart.tsx'

/** Pictures that stand for topics where links to them are shown. */
export function mountPreviews(pages: Hono<AppEnv>): void {
  pages.get('/topics/:id/preview.svg', async (context) => {
    const { env, req } = context
    const { source } = asked(previewQuery, context)
    const { version } = await dataState(env.DB)
    // Days go by while nothing changes, and the chart ends today.
    const tag = tagFor(`${version}.${dayOf(env.now)}`, req.url)
    const same = notModified(context, tag)
    if (same !== null) return same
    const view = await loadTopic(env, req.param('id'), { source, range: '1y', interval: 'week' }, 'chart')
    return new Response(previewSvg({ ...previewOf(view), sample: env.SAMPLE_DATA === 'true' }), {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': PUBLIC,
        'cache-tag': ANSWERS,
        etag: tag,
      },
    })
  })
}
