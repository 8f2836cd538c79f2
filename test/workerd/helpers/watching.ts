import { env } from 'cloudflare:workers'
import type { Effects } from '../../../workers/jobs/effects.ts'
import { collectAt, knowTopics } from './collecting.ts'
import { DAY_ONE, hour, REPOSITORIES } from './times.ts'
import { papers, repositories, type Upstream, upstream } from './upstream.ts'

export const HOOK = 'https://hooks.example.org/services/very-secret'

/** Two sources that were seen at two o'clock, and a webhook that is told what is wrong. */
export interface Watching {
  site: Upstream
  /** What the webhook was asked, and what it answers. */
  told: { url: string; text: string; redirect: string | undefined }[]
  answer: () => Response
  effects: Effects
}

export async function watching(): Promise<Watching> {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(2)
  await knowTopics()
  await collectAt(hour(2), site)
  await collectAt(hour(2), site, { source: REPOSITORIES })
  const there: Watching = {
    site,
    told: [],
    answer: () => new Response('ok'),
    effects: {
      env: { ...env, WEBHOOK_URL: HOOK },
      fetch: async (url, init) => {
        there.told.push({
          url: String(url),
          text: JSON.parse(String(init?.body)).text,
          redirect: init?.redirect,
        })
        return there.answer()
      },
      clock: () => 0,
    },
  }
  return there
}

/** The first lines of what was told. */
export const titlesOf = ({ told }: Watching): (string | undefined)[] =>
  told.map(({ text }) => text.split('\n')[0])
