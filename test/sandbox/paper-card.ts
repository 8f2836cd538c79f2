import { escapeHtml } from './html.ts'
import type { ShownRow } from './listing.ts'

const COMMENT_ICON =
  '<svg width="1em" height="1em" viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-linecap="round" stroke-width="2" d="M4 4h16v12H9l-5 4z"></path></svg>'
const VOTE_ICON =
  '<svg class="text-sm peer-checked:text-gray-500" viewBox="0 0 12 12" aria-hidden="true"><path fill="currentColor" d="M6 2l5 8H1z"></path></svg>'
const CODE_ICON =
  '<svg viewBox="0 0 256 250" class="size-3 text-gray-800"><path fill="currentColor" d="M128 8a120 120 0 1 0 0 240a120 120 0 1 0 0-240z"></path></svg>'

/** One paper of the page, in the layout of 2026: framework comments inside every text, stars beside the votes. */
export function paperCard({ row, votes, comments, stars }: ShownRow): string {
  const { id } = row.paper
  const title = escapeHtml(row.title ?? '')
  return `<article class="relative flex flex-col overflow-hidden rounded-xl border"><a class="shadow-alternate-sm peer relative block h-56 w-full cursor-pointer overflow-hidden rounded-xl bg-white md:h-64" href="/papers/${id}"><div class="relative flex h-full w-full items-center justify-center overflow-hidden "><!----> <!----> <img loading="lazy" src="https://cdn-thumbnails.example/social-thumbnails/papers/${id}.png" decoding="async" alt="" class="h-full w-full object-cover object-top opacity-80 dark:opacity-70 dark:invert"></div><!----></a><!----> <div class="shadow-xs pointer-events-none absolute right-2 top-56 -mt-8 flex h-6 items-center gap-1 self-end whitespace-nowrap rounded-md border bg-white px-2 text-xs leading-none text-gray-700 sm:text-sm md:top-64">Submitted by <div class="flex-none  "><img alt="" crossorigin="anonymous" loading="lazy" class="max-w-none size-2.5 rounded-full flex-none select-none" src="/avatars/${id}.svg"> <!----></div><!----> ${row.submitter}</div><!----> <div class="from-gray-50-to-white bg-linear-to-b -mt-2 flex px-6 pb-6 pt-8"><div class="flex w-full gap-6"><div class="flex flex-wrap items-center gap-2.5 pt-1  z-1 lg:sticky lg:top-8"><a class="self-start" href="/login?next=%2Fpapers%2F${id}"><!----><!----> <div role="checkbox" class="shadow-alternate flex h-14 w-12 gap-1 rounded-xl flex-none cursor-pointer select-none flex-col items-center justify-center self-start border-gray-300 bg-white"><input type="checkbox" class="peer hidden" disabled=""> ${VOTE_ICON}<!----> <div class="leading-none"><!---->${votes}<!----></div></div><!----><!----></a><!----> <!----></div> <!----><!----> <dialog class="shadow-alternate z-40 mx-4 my-auto h-fit select-text overflow-hidden rounded-xl bg-white"><div class="outline-none focus:ring-0" tabindex="-1"><!----></div></dialog><!----> <div class="w-full min-w-0"><h3 class="mb-1 text-lg/6 font-semibold hover:underline peer-hover:underline 2xl:text-[1.2rem]/6"><a class="line-clamp-3 cursor-pointer text-balance" href="/papers/${id}"><!---->${title}<!----></a></h3> <div class="flex min-w-0 items-center justify-between gap-1 sm:gap-2">${byline(row)}<!----> <div class="flex items-center gap-2">${starsLink(id, stars)}<!----> <span class="inline-block "><span class="contents"><a class="flex translate-y-px items-center gap-1 rounded-md border border-blue-200 bg-blue-600/10 px-0.5 py-0.5 text-xs text-blue-500 sm:px-1 sm:text-sm" href="/papers/${id}#community">${COMMENT_ICON}<!----> ${comments}</a><!----></span> <!----></span><!----></div></div></div></div></div></article><!---->`
}

/** The organisation where there is one, otherwise how many authors. */
function byline({ paper, organization, authors }: ShownRow['row']): string {
  if (organization) {
    const { name, fullname, avatar } = organization
    return `<a href="/${name}" class="inline-flex min-w-0 max-w-full items-center rounded-full border border-blue-200/70 bg-blue-50 py-0.5 text-blue-700 px-2 text-sm gap-1.5 mt-1"><img src="${avatar}" alt="${name}" class="size-3.5 rounded"><!----> <span class="block min-w-0 truncate font-medium"><!---->${escapeHtml(fullname)}<!----></span></a>`
  }
  const faces = Array.from(
    { length: Math.min(5, authors) },
    () =>
      '<li class="-mr-2 h-4 w-4 md:h-5 md:w-5 block flex-none rounded-full border-2 border-white bg-gradient-to-br from-gray-300 to-gray-100"><img class="overflow-hidden rounded-full" alt="" src="/avatars/face.svg"></li>',
  )
  return `<a class="flex" href="/papers/${paper.id}"><ul class="flex items-center flex-row-reverse text-sm">${faces.join('<!---->')}<li class="text-gray-600 hover:text-gray-700 order-first ml-3"><div class="flex truncate text-base text-gray-350"><div class="ml-1 mr-2.5">·</div><!---->${authors} author${authors === 1 ? '' : 's'}<!----></div></li></ul></a>`
}

function starsLink(id: string, stars: number): string {
  if (stars === 0) return ''
  return `<a class="flex translate-y-px items-center gap-1 rounded-md border border-gray-100 px-0.5 py-0.5 text-xs text-gray-500 sm:px-1 sm:text-sm" href="/papers/${id}">${CODE_ICON}<!----> <span>${shortNumber(stars)}</span></a>`
}

/** 1410 as the page writes it: 1.41k. */
const shortNumber = (count: number) =>
  count < 1000 ? String(count) : `${Number((count / 1000).toPrecision(3))}k`
