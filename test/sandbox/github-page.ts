import type { Moment } from '../../workers/types.ts'
import type { Answer } from './answer.ts'
import { githubRow } from './github-row.ts'
import { hashOf } from './random.ts'
import type { TrendingRepository } from './trending.ts'

/** The answer to a request for GitHub, or `null` when the address is none of its. */
export function githubAnswer(
  trendingAt: (at: Moment) => readonly TrendingRepository[],
  url: URL,
  now: Moment,
): Answer | null {
  if (url.pathname !== '/trending') return null
  const repositories = trendingAt(now)
  const shown = repositories.map(({ repository, stars }) => `${repository.owner}/${repository.name} ${stars}`)
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: `${HEAD}\n${repositories.map(githubRow).join('\n\n          \n')}\n${FOOT}`,
    tag: hashOf('trending', ...shown).toString(16) + hashOf('page', ...shown).toString(16),
  }
}

/** The menu of languages that makes up half of the page. */
const MENU = Array.from({ length: 820 }, (_, at) => {
  const name = `Lingua ${String.fromCharCode(65 + (at % 26))}${at}`
  return `          <a aria-checked="false" data-pjax="" role="menuitemradio" href="/trending/lingua-${at}?since=daily" data-view-component="true" class="select-menu-item Link">

            <span data-menu-button-text="" data-view-component="true" class="select-menu-item-text">
              ${name}
</span></a>`
}).join('')

const HEAD = `

<!DOCTYPE html>
<html
  lang="en"
  data-color-mode="auto" data-light-theme="light" data-dark-theme="dark"
  >
  <head>
    <meta charset="utf-8">
    <title>Trending repositories on GitHub today · GitHub</title>
    <meta name="route-pattern" content="/trending(/:language)(.:format)">
  </head>
  <body class="logged-out env-production page-responsive">
  <main>
    <div class="Box">
    <div class="Box-header d-md-flex flex-items-center flex-justify-between">
      <h2 class="h3">Repositories</h2>
      <details class="details-reset details-overlay select-menu" id="select-menu-language">
  <details-menu class="select-menu-modal position-absolute" style="z-index: 99;">
    <div class="select-menu-list">
${MENU}
    </div>
  </details-menu>
</details>
    </div>

    <div data-hpc>
          `

const FOOT = `
    </div>
  </div>
  </main>
  <footer class="footer width-full container-xl p-responsive"><p>© Sample</p></footer>
  </body>
</html>
`
