import type { Hono } from 'hono'
import * as v from 'valibot'
import type { AppEnv } from '../workers/api/context.ts'
import { asked, compareQuery } from './asked.ts'
import { isEmbed } from './headers.ts'
import { loadCompare } from './load-compare.ts'
import { loadData } from './load-data.ts'
import { embed, page } from './page.tsx'
import { CompareChart, ComparePage, compareAddress, compareTitle } from './pages/compare.tsx'
import { DataPage } from './pages/data.tsx'

/** Path and query of something that the API answers. */
const apiPath = v.pipe(
  v.string(),
  v.maxLength(1000, 'is longer than 1000 characters'),
  v.regex(
    /^\/[a-z][\w/:.-]*(?:\?[\w%&=,.:+~*()!'"@;$/ -]*)?$/i,
    'is no path of the API, like /trends/topics?topics=rag',
  ),
)
const dataQuery = v.strictObject({ of: v.optional(apiPath) })

/** The pages about several topics at once, and about the numbers behind any of them. */
export function mountComparing(pages: Hono<AppEnv>): void {
  pages.get('/compare', async (context) => {
    const query = asked(compareQuery, context)
    const view = await loadCompare(context.env, query)
    // What was typed is part of the address from now on, so that it can be shared.
    if (query.add !== undefined && view.near === null) return context.redirect(compareAddress(view, {}), 303)
    if (isEmbed(context))
      return embed(context, { title: compareTitle(view), sources: [view.source] }, <CompareChart {...view} />)
    const names = view.topics.map(({ name }) => name).join(', ')
    return page(
      context,
      {
        title: names === '' ? 'Compare topics · Uptrend' : `${names} · Uptrend`,
        description: `Topics of ${view.source.name} side by side${names === '' ? '' : `: ${names}`}.`,
        at: 'compare',
        charts: true,
      },
      <ComparePage {...view} />,
      view.near === null ? 200 : 400,
    )
  })

  pages.get('/data', async (context) => {
    const { of } = asked(dataQuery, context)
    const view = await loadData(context.env, new URL(context.req.url).origin, of)
    return page(
      context,
      { title: 'Data · Uptrend', description: 'The numbers behind the charts, as CSV and JSON.', at: 'data' },
      <DataPage {...view} />,
    )
  })
}
