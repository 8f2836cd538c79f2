import type { Hono } from 'hono'
import type { AppEnv } from '../workers/api/context.ts'
import { asked, organizationsQuery } from './asked.ts'
import { isEmbed } from './headers.ts'
import { loadItems } from './load-items.ts'
import { loadOrganizations } from './load-organizations.ts'
import { embed, page } from './page.tsx'
import { ItemsPage } from './pages/items.tsx'
import { OrganizationsChart, OrganizationsPage, organizationsTitle } from './pages/organizations.tsx'

/** The pages that list items, and who stands behind them. */
export function mountItems(pages: Hono<AppEnv>): void {
  pages.get('/items', async (context) => {
    const view = await loadItems(context.env, new URL(context.req.url).searchParams)
    return page(
      context,
      {
        title: 'Items · Uptrend',
        description: 'Papers and repositories by votes, topic, organisation and day.',
        at: 'items',
      },
      <ItemsPage {...view} />,
      view.refused.length === 0 ? 200 : 400,
    )
  })

  pages.get('/organizations', async (context) => {
    const view = await loadOrganizations(context.env, asked(organizationsQuery, context))
    const title = organizationsTitle(view)
    if (isEmbed(context))
      return embed(context, { title, sources: [view.source] }, <OrganizationsChart {...view} />)
    return page(
      context,
      {
        title: 'Organisations · Uptrend',
        description: `Who stands behind the ${view.source.entry.many} of ${view.source.name}.`,
        at: 'organizations',
      },
      <OrganizationsPage {...view} />,
    )
  })
}
