import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
/** Where Playwright puts browsers that it downloads. */
const DOWNLOADED = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  `${homedir()}/.cache/ms-playwright`,
  `${homedir()}/Library/Caches/ms-playwright`,
]

/** Where a Chromium is installed; `null` when none is found. `CHROMIUM` in the environment says so itself. */
export function findChromium(): string | null {
  const downloaded = DOWNLOADED.flatMap((folder) =>
    folder ? globSync(`${folder}/chromium-*/chrome-*/{chrome,Chromium.app/Contents/MacOS/Chromium}`) : [],
  )
  const places = [process.env.CHROMIUM, ...PLACES, ...downloaded.sort().reverse()]
  return places.find((place): place is string => Boolean(place) && existsSync(place ?? '')) ?? null
}
