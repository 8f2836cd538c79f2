/** What a Worker says of itself. */
export interface Health {
  status: string
  /** Whether any source has ever been seen. */
  hasCollected: boolean
}

interface Answer {
  data?: { status?: string; sources?: { last_success: string | null }[] }
}

/** Waits until a Worker that was just deployed answers, and says what its health is; `null` when it does not. */
export async function checkHealth(address: string, patienceMs = 20_000): Promise<Health | null> {
  const until = Date.now() + patienceMs
  for (;;) {
    const answer = await fetch(`${address}/api/v1/health`, { signal: AbortSignal.timeout(10_000) })
      .then(async (response) => (await response.json()) as Answer)
      .catch(() => null)
    const { status, sources = [] } = answer?.data ?? {}
    if (status !== undefined)
      return { status, hasCollected: sources.some(({ last_success }) => last_success !== null) }
    if (Date.now() > until) return null
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

/** What to do after a deploy. */
export function nextSteps(address: string | null, health: Health | null): string {
  const at = address ?? 'https://YOUR-ADDRESS'
  return `
Uptrend is deployed${address === null ? '' : `: ${address}`}
${healthLine(at, health)}

To fill in the past:
    export ADMIN_TOKEN=$(openssl rand -hex 32)
    echo "$ADMIN_TOKEN"    # note it down: Cloudflare does not show it again
    printf %s "$ADMIN_TOKEN" | npx wrangler secret put ADMIN_TOKEN
    npm run backfill -- --from 2026-01-01 --target ${at}

To be told when something is wrong (Slack, Discord, or any address that takes JSON):
    npx wrangler secret put WEBHOOK_URL
`
}

function healthLine(at: string, health: Health | null): string {
  if (health === null) return `It could not be asked for its health from here: ${at}/health tells.`
  if (health.status === 'ok') return 'Its health: ok.'
  return health.hasCollected
    ? `Its health: ${health.status}; ${at}/health says why.`
    : 'Its health: nothing collected yet; the first listings come with the next ticks of the cron, within 5 minutes.'
}
