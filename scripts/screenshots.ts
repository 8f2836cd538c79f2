/**
 * Takes the pictures in `docs/` of a Uptrend that runs on sample data (`npm start -- --sample`): every view in light
 * at 1280 px, the overview and a topic also in dark and at 390 px; and, as PNG, the picture of links to Uptrend.
 *
 *   npm run screenshots [-- --url http://localhost:8787]
 */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { addDays, dayOf } from '../workers/days.ts'
import { answer } from './local/answer.ts'
import { findChromium } from './local/chromium.ts'
import { commandLine } from './local/command-line.ts'

const FOLDER = 'docs/screenshots'

interface Look {
  name: string
  width: 1280 | 390
  scheme: 'light' | 'dark'
}
const WIDE: Look = { name: '', width: 1280, scheme: 'light' }
const ALL_LOOKS: Look[] = [
  WIDE,
  { name: '-dark', width: 1280, scheme: 'dark' },
  { name: '-narrow', width: 390, scheme: 'light' },
]

const { values } = commandLine({ options: { url: { type: 'string', default: 'http://localhost:8787' } } })

/** The views with what makes a good picture of them: the topics that rise most, the first one's biggest paper of late. */
async function views(): Promise<[name: string, path: string, looks: Look[]][]> {
  const rising = await answer<{ topic: string }[]>(values.url, '/trends/rising?limit=3')
  const [topic] = rising
  if (topic === undefined) throw tooLittle('is rising')
  const today = dayOf(Date.now())
  const days = `from=${addDays(today, -27)}&to=${today}`
  const [item] = await answer<{ id: string }[]>(
    values.url,
    `/items?source=huggingface-papers&topic=${topic.topic}&${days}&limit=1`,
  )
  if (item === undefined) throw tooLittle('has been listed of late')
  const [seen] = await answer<{ run_id: number }[]>(values.url, `/items/${item.id}/upvotes`)
  const three = rising.map((one) => one.topic).join(',')
  return [
    ['overview', '/', ALL_LOOKS],
    ['topics', '/topics', [WIDE]],
    ['topic', `/topics/${topic.topic}`, ALL_LOOKS],
    ['compare', `/compare?topics=${three}`, [WIDE]],
    ['items', '/items', [WIDE]],
    ['listings', '/listings', [WIDE]],
    ['item', `/items/${item.id}`, [WIDE]],
    ['run', `/runs/${seen?.run_id}`, [WIDE]],
    ['organizations', '/organizations', [WIDE]],
    ['digest', '/digest', [WIDE]],
    ['health', '/health', [WIDE]],
    ['data', `/data?of=${encodeURIComponent(`/trends/topics?topics=${topic.topic}`)}`, [WIDE]],
    ['docs', '/docs', [WIDE]],
  ]
}

const tooLittle = (what: string): Error =>
  new Error(`${values.url} has nothing that ${what}: fill it with "npm start -- --sample" first`)

async function take(browser: Browser, path: string, file: string, { width, scheme }: Look): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height: width === 390 ? 844 : 860 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const response = await page.goto(`${values.url}${path}`, { waitUntil: 'networkidle' })
  if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`)
  await page.screenshot({ path: file })
  await page.close()
  console.log(file)
}

/** Drawn beforehand: where links are shown SVG is not. */
async function takePreview(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
  await page.goto(pathToFileURL(resolve('dashboard/preview.svg')).href)
  await page.screenshot({ path: 'dashboard/preview.png' })
  await page.close()
  console.log('dashboard/preview.png')
}

const executablePath = findChromium()
if (executablePath === null) {
  console.error('No Chromium was found: install one, or say where it is with CHROMIUM')
  process.exit(1)
}
mkdirSync(FOLDER, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  await takePreview(browser)
  for (const [name, path, looks] of await views())
    for (const look of looks) await take(browser, path, `${FOLDER}/${name}${look.name}.png`, look)
} finally {
  await browser.close()
}
