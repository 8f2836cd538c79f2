import * as v from 'valibot'
import type { RequestEnv } from '../workers/api/context.ts'
import { periodWith } from '../workers/digest/period.ts'
import { compareQuery } from './asked.ts'
import { EmbedLayout } from './components/embed-layout.tsx'
import { drawnAt } from './components/here.ts'
import { Layout } from './components/layout.tsx'
import { previewSvg } from './components/preview-svg.ts'
import { DEFAULT_SOURCE } from './components/source-switch.tsx'
import { loadCompare } from './load-compare.ts'
import { loadData } from './load-data.ts'
import { loadDigest } from './load-digest.ts'
import { loadHealth } from './load-health.ts'
import { loadItem } from './load-item.ts'
import { loadItems } from './load-items.ts'
import { loadListings } from './load-listings.ts'
import { loadOrganizations } from './load-organizations.ts'
import { loadOverview } from './load-overview.ts'
import { loadTopic } from './load-topic.ts'
import { loadTopics } from './load-topics.ts'
import { ComparePage } from './pages/compare.tsx'
import { DataPage } from './pages/data.tsx'
import { DigestPage } from './pages/digest.tsx'
import { HealthPage } from './pages/health.tsx'
import { ItemPage } from './pages/item.tsx'
import { ItemsPage } from './pages/items.tsx'
import { ListingsPage } from './pages/listings.tsx'
import { OrganizationsPage } from './pages/organizations.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { TopicPage } from './pages/topic.tsx'
import { previewOf } from './pages/topic-chart.tsx'
import { TopicsPage } from './pages/topics.tsx'
import { TroublePage } from './pages/trouble.tsx'

/** The days of the rehearsal's two rows. */
const DAYS = { from: '2000-01-01', to: '2000-01-02' }

/** Renders every page once, for nobody. */
export async function rehearsePages(env: RequestEnv): Promise<void> {
  // A moment at which the rehearsal's days are recent, so that there is a series to draw.
  const then = { ...env, now: Date.parse('2000-01-05') }
  const contents = [
    <OverviewPage {...(await loadOverview(env, DEFAULT_SOURCE))} />,
    <TopicsPage {...(await loadTopics(env, { source: DEFAULT_SOURCE, sort: 'lift' }))} />,
    <TopicsPage {...(await loadTopics(env, { source: DEFAULT_SOURCE, sort: 'group' }))} />,
    <TopicPage {...(await loadTopic(then, 'rag', { source: DEFAULT_SOURCE, ...DAYS }))} />,
    <ComparePage {...(await loadCompare(then, v.parse(compareQuery, { topics: 'rag', ...DAYS })))} />,
    <DataPage {...(await loadData(env, 'https://localhost', '/trends/topics?topics=rag'))} />,
    <ItemsPage {...(await loadItems(env, new URLSearchParams()))} />,
    <OrganizationsPage {...(await loadOrganizations(then, { source: DEFAULT_SOURCE }))} />,
    <ListingsPage {...(await loadListings(env, undefined))} />,
    <ItemPage {...(await loadItem(env, 'huggingface-papers:0000.00000'))} />,
    <DigestPage {...(await loadDigest(then, periodWith('2000-01-01', 'day')))} />,
    <HealthPage {...(await loadHealth(env))} />,
    <TroublePage title="" detail="" />,
  ]
  for (const content of contents) {
    const page = (
      <Layout title="" description="" at={null} sample charts origin="https://localhost" path="/">
        {content}
      </Layout>
    )
    drawnAt('https://localhost/', () => `${page}`)
  }
  const drawn = await loadTopic(then, 'rag', { source: DEFAULT_SOURCE, ...DAYS }, 'chart')
  previewSvg({ ...previewOf(drawn), sample: true })
  const embed = (
    <EmbedLayout title="" from={['']} asOf={0} address="/" sample={false}>
      <p>.</p>
    </EmbedLayout>
  )
  embed.toString()
}
