/** Waits until a Worker that was just deployed answers, and says what its health is. */
export async function checkHealth(address: string, patienceMs = 20_000): Promise<string | null> {
  const until = Date.now() + patienceMs
  for (;;) {
    const answer = await fetch(`${address}/api/v1/health`, { signal: AbortSignal.timeout(10_000) })
      .then(async (response) => (await response.json()) as { data?: { status?: string }; detail?: string })
      .catch(() => null)
    if (answer?.data?.status !== undefined) return answer.data.status
    if (Date.now() > until) return null
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

/** What to do after a deploy. */
export function nextSteps(address: string | null, health: string | null): string {
  const at = address ?? 'https://YOUR-ADDRESS'
  return `
Uptrend is deployed${address === null ? '' : `: ${address}`}
${health === null ? `It could not be asked for its health from here: ${at}/health tells.` : `Its health: ${health === 'ok' ? 'ok' : 'nothing collected yet; the first listings come with the next ticks of the cron, within 5 minutes'}.`}

To fill in the past:
    export ADMIN_TOKEN=$(openssl rand -hex 32)
    echo "$ADMIN_TOKEN"    # note it down: Cloudflare does not show it again
    printf %s "$ADMIN_TOKEN" | npx wrangler secret put ADMIN_TOKEN
    npm run backfill -- --from 2026-01-01 --target ${at}

To be told when something is wrong (Slack, Discord, or any address that takes JSON):
    npx wrangler secret put WEBHOOK_URL
`
}
