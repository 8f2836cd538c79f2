import type { Env } from './env.ts'
import { tick } from './jobs/tick.ts'

export default {
  async fetch(): Promise<Response> {
    return new Response('ok')
  },
  async scheduled(controller, env): Promise<void> {
    const report = await tick(controller.scheduledTime, { env, fetch, clock: Date.now })
    console.log(JSON.stringify(report))
  },
} satisfies ExportedHandler<Env>
