import { escapeHtml } from './html.ts'
import { hashOf } from './random.ts'
import type { TrendingRepository } from './trending.ts'

const icon = (name: string, label = '') =>
  `<svg ${label === '' ? 'aria-hidden="true"' : `aria-label="${label}" role="img"`} height="16" viewBox="0 0 16 16" version="1.1" width="16" data-view-component="true" class="octicon octicon-${name}">
    <path d="${ICON_PATH}"></path>
</svg>`

/** As long as the real ones, which are a large part of the page. */
const ICON_PATH = Array.from(
  { length: 22 },
  (_, at) => `M${at}.25 ${16 - (at % 16)}l1.882 3.815 4.21.612z`,
).join('')

/** One row of the trending page, in the layout of 2024. */
export function githubRow({ repository, stars, forks, starsToday }: TrendingRepository): string {
  const { owner, name, language } = repository
  const path = `/${owner}/${name}`
  return `<article class="Box-row">
  <div class="float-right d-flex">
${repository.dialog ? dialog(path) : signedOut(path)}
  </div>

  <h2 class="h3 lh-condensed">
    <a ${hydro('explore.click', 'REPOSITORY', path)} href="${path}" data-view-component="true" class="Link">
      ${icon('repo')}

      <span data-view-component="true" class="text-normal">
        ${owner} /
</span>
      ${name}
</a>  </h2>
${description(repository)}
  <div class="f6 color-fg-muted mt-2">
${language ? `      <span class="d-inline-block ml-0 mr-3">\n  <span class="repo-language-color" style="background-color: ${language[1]}"></span>\n  <span itemprop="programmingLanguage">${escapeHtml(language[0])}</span>\n</span>\n` : ''}
      <a href="${path}/stargazers" data-view-component="true" class="Link Link--muted d-inline-block mr-3">
        ${icon('star', 'star')}
        ${withCommas(stars)}
</a>
      <a href="${path}/forks" data-view-component="true" class="Link Link--muted d-inline-block mr-3">
        ${icon('repo-forked', 'fork')}
        ${withCommas(forks)}
</a>
      <span data-view-component="true" class="d-inline-block mr-3">
        Built by

${repository.builtBy.map(avatar).join('\n')}
</span>
      <span data-view-component="true" class="d-inline-block float-sm-right">
        ${icon('star')}
        ${withCommas(starsToday)} ${starsToday === 1 ? 'star' : 'stars'} today
</span>  </div>
</article>`
}

const withCommas = (count: number) => count.toLocaleString('en-US')

function description({ description, link }: TrendingRepository['repository']): string {
  if (description === null) return ''
  const end = link ? ` <a href="${link}" rel="nofollow">${link}</a>` : ''
  return `
    <p class="col-9 color-fg-muted my-1 pr-4">
      ${escapeHtml(description)}${end}
    </p>
`
}

/** Attributes by which the site counts clicks, with what stands for their signature. */
function hydro(event: string, target: string, path: string): string {
  const record = hashOf(path)
  const payload = `{"event_type":"${event}","payload":{"click_context":"TRENDING_REPOSITORIES_PAGE","click_target":"${target}","click_visual_representation":"${target}_HEADING","actor_id":null,"record_id":${record},"originating_url":"https://github.com/trending","user_id":null}}`
  const signature = Array.from({ length: 8 }, (_, at) => hashOf(path, at).toString(16).padStart(8, '0')).join(
    '',
  )
  return `data-hydro-click="${escapeHtml(payload)}" data-hydro-click-hmac="${signature}"`
}

function avatar(user: string): string {
  return `          <a class="d-inline-block" ${hydro('explore.click', 'CONTRIBUTING_DEVELOPER', `/${user}`)} data-hovercard-type="user" data-hovercard-url="/users/${user}/hovercard" data-octo-click="hovercard-link-click" data-octo-dimensions="link_type:self" href="/${user}"><img class="avatar mb-1 avatar-user" src="https://avatars.example/u/${hashOf(user)}?s=40&amp;v=4" width="20" height="20" alt="@${user}" /></a>`
}

function signedOut(path: string): string {
  return `      <div data-view-component="true" class="BtnGroup d-flex">
        <a href="/login?return_to=${encodeURIComponent(path)}" rel="nofollow" ${hydro('authentication.click', 'STAR_BUTTON', path)} aria-label="You must be signed in to star a repository" data-view-component="true" class="tooltipped tooltipped-s btn-sm btn BtnGroup-item">    ${icon('star v-align-text-bottom d-none d-md-inline-block mr-2')}${icon('star mr-0 v-align-text-bottom d-inline-block d-md-none')}
        <span data-view-component="true" class="d-none d-md-inline">
          Star
</span>
</a>        <button aria-label="You must be signed in to add this repository to a list" type="button" disabled="disabled" data-view-component="true" class="btn-sm btn BtnGroup-item px-2">    ${icon('triangle-down')}
</button></div>`
}

/** What signed-in people get: a template whose heading comes before the repository's own. */
function dialog(path: string): string {
  return `      <template class="js-unstar-confirmation-dialog-template">
  <div class="Box-header">
    <h2 class="Box-title">Unstar this repository?</h2>
  </div>
  <div class="Box-body">
    <p class="mb-3">
      This will remove {{ repoNameWithOwner }} from the {{ listsWithCount }} that it has been added to.
    </p>
    <form class="js-social-confirmation-form" data-turbo="false" action="{{ confirmUrl }}" method="post">
      <input type="hidden" name="confirm" value="true"><button type="submit" class="btn-danger btn width-full">    Unstar
</button>
    </form>
  </div>
</template>
  <div data-view-component="true" class="js-toggler-container js-social-container starring-container d-flex">
    <form class="js-social-form BtnGroup-parent flex-auto" data-turbo="false" action="${path}/star" method="post"><input type="hidden" name="context" value="trending">
      <button ${hydro('repository.click', 'STAR_BUTTON', path)} aria-label="Star this repository" type="submit" data-view-component="true" class="js-toggler-target rounded-left-2 btn-sm btn BtnGroup-item">    ${icon('star d-none d-md-inline-block mr-2')}
        <span data-view-component="true" class="d-none d-md-inline">
          Starred
</span>
</button></form>
  </div>`
}
