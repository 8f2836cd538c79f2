import type { Env } from '../../../workers/env.ts'
import { sendDigest } from '../../../workers/jobs/send-digest.ts'
import { wantedDigests } from '../../../workers/jobs/wanted-digests.ts'
import { sources } from '../../../workers/sources/index.ts'
import { pendingState } from '../../../workers/store/pending.ts'
import { recordUsage } from '../../../workers/store/usage.ts'

/** `/__digest?at=&period=`: the tick that sends a digest to a webhook on the sites' own address, which takes none. */
export async function digestTick(asked: URLSearchParams, env: Env): Promise<Response> {
  const at = Number(asked.get('at'))
  const configured = {
    ...env,
    WEBHOOK_URL: `${env.HUGGINGFACE_URL}/no-such-webhook`,
    DIGEST: 'weekly',
    SITE_URL: 'https://uptrend.example',
  }
  const effects = {
    env: configured,
    fetch: ((...request) => fetch(...request)) as typeof fetch,
    clock: Date.now,
  }
  await pendingState(env.DB, sources, at, wantedDigests(configured, at))
  const report = await sendDigest(asked.get('period') ?? '', 'webhook', at, effects)
  await recordUsage(env.DB, at, 1, { rowsRead: 1, rowsWritten: 1 })
  return Response.json(report)
}
