import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Fetched when it is asked for, and kept by npm: it brings 114 packages of 176 MB, which nobody needs to run or to
 * change Uptrend.
 */
const LIGHTHOUSE = 'lighthouse@13.5.0'

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof CATEGORIES)[number]

/** What one run found. */
export interface Finding {
  /** From 0 to 100. */
  scores: Record<Category, number>
  /** Milliseconds, but for the layout shift. */
  metrics: { fcp: number; lcp: number; tbt: number; cls: number }
  /** What takes points away, in words. */
  faults: { category: Category; words: string }[]
}

interface Audit {
  title: string
  score: number | null
  numericValue?: number
  displayValue?: string
}
interface Report {
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
  runtimeError?: { message: string }
}

const run = promisify(execFile)

/**
 * Looks at a page as Lighthouse does by default: on a slow phone. A browser that fails it once is started again.
 *
 * @throws {Error} when Lighthouse can't be fetched or ends with an error, with its last words
 */
export const measure = (url: string, chromium: string): Promise<Finding> =>
  measureOnce(url, chromium).catch(() => measureOnce(url, chromium))

async function measureOnce(url: string, chromium: string): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-lighthouse-'))
  const file = join(folder, 'report.json')
  try {
    await run(
      'npm',
      [
        'exec',
        '--yes',
        `--package=${LIGHTHOUSE}`,
        '--',
        'lighthouse',
        url,
        '--quiet',
        '--output=json',
        `--output-path=${file}`,
        `--only-categories=${CATEGORIES.join(',')}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
      ],
      { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 16_000_000 },
    )
    return findingOf(JSON.parse(readFileSync(file, 'utf8')) as Report)
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    throw new Error(
      `${LIGHTHOUSE} failed on ${url}:\n${(stderr || message).trim().split('\n').slice(-8).join('\n')}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function findingOf({ categories, audits, runtimeError }: Report): Finding {
  if (runtimeError !== undefined) throw new Error(runtimeError.message)
  const value = (id: string): number => audits[id]?.numericValue ?? Number.NaN
  const scores = Object.fromEntries(
    CATEGORIES.map((name) => [name, Math.round(100 * (categories[name].score ?? 0))]),
  ) as Record<Category, number>
  return {
    scores,
    metrics: {
      fcp: value('first-contentful-paint'),
      lcp: value('largest-contentful-paint'),
      tbt: value('total-blocking-time'),
      cls: value('cumulative-layout-shift'),
    },
    faults: CATEGORIES.flatMap((category) =>
      categories[category].auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => ({
          category,
          words: [audits[id]?.title ?? id, audits[id]?.displayValue].filter(Boolean).join(': '),
        })),
    ),
  }
}
