// What is rising, with types: `node examples/typescript.ts` in a checkout, after `npm install`.
import { hc } from 'hono/client'
import type { Api } from '../workers/api/client.ts'

declare const process: { env: Record<string, string | undefined> }

const { api } = hc<Api>(process.env.UPTREND ?? 'http://localhost:8787')
const answer = await api.v1.trends.rising.$get({ query: { source: 'huggingface-papers', limit: '5' } })
const { data, meta } = await answer.json()
console.log(`Rising as of ${meta.as_of}: ${data.length} topics`)
for (const { rank, name, sentence } of data) console.log(`${rank}. ${name}: ${sentence}`)
