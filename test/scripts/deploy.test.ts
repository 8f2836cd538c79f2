import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain } from '../../scripts/deploy/explain.ts'
import { checkHealth, nextSteps } from '../../scripts/deploy/next-steps.ts'
import { sizesIn } from '../../scripts/deploy/sizes.ts'
import { textOf } from '../architecture/source-files.ts'

describe('what is missing for a deploy is said in words somebody can act on', () => {
  test.each([
    [
      "In a non-interactive environment, it's necessary to set a CLOUDFLARE_API_TOKEN environment variable",
      'npx wrangler login',
    ],
    ['A request to the Cloudflare API failed. Authentication error [code: 10000]', 'npx wrangler login'],
    [
      'More than one account available but unable to select one in non-interactive mode.',
      'CLOUDFLARE_ACCOUNT_ID',
    ],
    ['You need to register a workers.dev subdomain before publishing to workers.dev', 'workers/onboarding'],
    ['Some error. [code: 10063]', 'workers/onboarding'],
    ['You have exceeded the limit of 5 cron triggers', 'cron trigger'],
    ["Couldn't find a D1 DB with the name or binding 'DB'", 'npm run deploy'],
    ['TypeError: fetch failed ENOTFOUND api.cloudflare.com', 'network'],
  ])('%s', (output, advice) => {
    expect(explain(output)).toContain(advice)
  })

  test('and of what nobody has foreseen wrangler speaks for itself', () => {
    expect(explain('Something else')).toBeNull()
    expect(explain('')).toBeNull()
  })
})

test('the sizes are those of what wrangler has bundled', () => {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-'))
  expect(() => sizesIn(folder)).toThrow('no script')
  writeFileSync(join(folder, 'index.js'), 'a'.repeat(100_000))
  const [worker] = sizesIn(folder)
  expect(worker?.kilobytes).toBeLessThan(1)
  expect(sizesIn(folder).map(({ name }) => name)).toEqual(['Worker', 'script', 'style'])
})

test('after a deploy the next steps are said, with the address where it is known', () => {
  expect(nextSteps('https://uptrend.me.workers.dev', null)).toMatch(
    /--target https:\/\/uptrend\.me\.workers\.dev/,
  )
  expect(nextSteps(null, null)).toContain('https://YOUR-ADDRESS/health')
})

test('no command that is told writes a secret into a file', () => {
  for (const text of [textOf('README.md'), nextSteps(null, null)]) {
    const commands = text.split('\n').filter((line) => /TOKEN|secret put/.test(line) && /[|=$]/.test(line))
    expect(commands.length).toBeGreaterThan(2)
    for (const command of commands) expect(command).not.toMatch(/\btee (?!\/dev\/)|\s>>? *\w|\bcat /)
  }
})

describe('the health after a deploy', () => {
  test('is that none is known of a Worker that does not answer', async () => {
    expect(await checkHealth('http://127.0.0.1:1', 0)).toBeNull()
  })

  test.each([
    ['ok', '2026-06-10T08:00:00Z', 200, 'Its health: ok.'],
    ['late', '2026-06-10T08:00:00Z', 503, 'Its health: late; https://uptrend.example/health says why.'],
    ['late', null, 503, 'nothing collected yet'],
  ])('%s, last seen %s', async (status, last, code, words) => {
    const sources = [{ last_success: null }, { last_success: last }]
    const server = createServer((_, response) =>
      response.writeHead(code).end(JSON.stringify({ data: { status, sources } })),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      const { port } = server.address() as AddressInfo
      const health = await checkHealth(`http://127.0.0.1:${port}`, 0)
      expect(nextSteps('https://uptrend.example', health)).toContain(words)
    } finally {
      server.close()
    }
  })
})

describe('the Deploy to Cloudflare button', () => {
  const { cloudflare, scripts } = JSON.parse(textOf('package.json'))
  const secrets = [...textOf('.dev.vars.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name)
  const vars = [...textOf('wrangler.toml').matchAll(/^([A-Z_]+) = "/gm)].map(([, name]) => name)

  test('stands in the README and finds how to deploy', () => {
    expect(textOf('README.md')).toContain('https://deploy.workers.cloudflare.com/?url=')
    expect(scripts.deploy).toBe('node scripts/deploy.ts')
    expect(textOf('wrangler.toml')).not.toMatch(/database_id/)
  })

  test('describes every secret and every var', () => {
    expect(secrets.length).toBeGreaterThanOrEqual(2)
    expect(Object.keys(cloudflare.bindings).sort()).toEqual([...secrets, ...vars, 'DB'].sort())
    for (const { description } of Object.values<{ description: string }>(cloudflare.bindings))
      expect(description).toMatch(/\w.{19}/)
  })
})
