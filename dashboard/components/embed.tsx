import { escaped } from '../../workers/escaped.ts'
import { whereDrawn } from './here.ts'
import { withCommas } from './with-commas.ts'

/** How high a frame is proposed to be: the chart takes what the words leave of it. */
const HEIGHT = 480

/** The markup with which another page shows the chart of this one, to be copied. */
export const Embed = ({ title }: { title: string }) => {
  const here = whereDrawn()
  if (here === null) return null
  const url = new URL(here)
  url.searchParams.set('embed', '1')
  const address = withCommas(url.href)
  const markup = `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${HEIGHT}" loading="lazy" style="border: 0"></iframe>`
  return (
    <details class="embedding">
      <summary>Embed</summary>
      <textarea readonly rows={4} aria-label="Markup that shows this chart on another page" data-copied>
        {markup}
      </textarea>
      <a href={withCommas(`${url.pathname}${url.search}`)}>What it shows</a>
    </details>
  )
}
