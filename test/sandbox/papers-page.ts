import type { Day } from '../../workers/types.ts'
import { DAY, dayNamed, dayNumber } from './days.ts'
import { escapeHtml } from './html.ts'
import type { ShownRow } from './listing.ts'
import { paperCard } from './paper-card.ts'
import { escapedJsonOf } from './row-json.ts'

/** The page of a listing: the same rows as hydration data and as cards. */
export function papersPage(day: Day, rows: readonly ShownRow[], now: number): string {
  const number = dayNumber(day)
  const next = (number + 1) * DAY <= now ? `"nextDate":"${dayNamed(number + 1)}",` : ''
  const after = `],${next}"prevDate":"${dayNamed(number - 1)}","publisher":{"_id":"0123456789abcdef01234567","avatarUrl":"/avatars/publisher.svg","isPro":false,"fullname":"Daily","user":"daily","type":"user"},"periodType":"day","query":{},"isTrending":false}`
  const props = `${escapeHtml(`{"date":"${day}T00:00:00.000Z","dailyPapers":[`)}${rows.map(escapedJsonOf).join(',')}${escapeHtml(after)}`
  const month = new Date(number * DAY).toLocaleString('en', { month: 'short', timeZone: 'UTC' })
  return `${head('Daily Papers - Hugging Face')}
<main class="flex flex-1 flex-col"><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${props}"><section class="container relative mb-20 mt-8 md:mt-14"><div class="mb-12 grid grid-cols-2 items-end"><h1 class="text-2xl font-bold"><!---->Daily Papers<!----></h1><div class="flex items-stretch "><a href="/papers/date/${dayNamed(number - 1)}" class="group my-0.5 flex w-8 items-center justify-center rounded-l-lg border"></a>
<time class="relative flex flex-col items-stretch" datetime="${day}T00:00:00.000Z"><span class="rounded-t-lg bg-gray-500 px-3.5 py-0.5 text-center text-xs font-bold uppercase leading-none text-white"><!---->${month}<!----></span><span class="rounded-b-lg bg-gray-100 px-3.5 py-1 text-center text-xl font-semibold"><!---->${Number(day.slice(8))}<!----></span></time></div></div>
<div class="relative grid grid-cols-1 gap-14 lg:grid-cols-2 xl:grid-cols-3">
${rows.map(paperCard).join('\n')}
</div></section></div></main>
${FOOT}`
}

/** A page that shows an error. It has hydration blocks too, only none of papers. */
export function errorPage(status: number, message: string): string {
  return `${head(`${status} – Hugging Face`)}
<main class="flex flex-1 flex-col"><section class="container"><h1 class="text-6xl"><!---->${status}<!----></h1><p class="mt-2"><!---->${escapeHtml(message)}<!----></p></section></main>
<div class="SVELTE_HYDRATER contents" data-target="Footer" data-props="{&quot;isLoggedIn&quot;:false}"></div>
${FOOT}`
}

const MENU = Array.from(
  { length: 60 },
  (_, at) =>
    `<li class="hover:text-indigo-700"><a class="group flex items-center px-2 py-0.5 dark:text-gray-300" href="/menu/${at}"><svg class="mr-1.5 text-gray-400" width="1em" height="1em" viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M${at} 4h16v16H4z"></path></svg><!---->Menu ${at}<!----></a></li>`,
).join('\n')

const head = (title: string) => `<!doctype html>
<html class=""><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1.0" /><title>${title}</title><link rel="stylesheet" href="/front/style.css" /></head>
<body class="flex flex-col min-h-dvh bg-white text-black"><div class="flex min-h-dvh flex-col"><div class="SVELTE_HYDRATER contents" data-target="SystemThemeMonitor" data-props="{&quot;isLoggedIn&quot;:false}"></div>
<div class="SVELTE_HYDRATER contents" data-target="MainHeader" data-props="{&quot;classNames&quot;:&quot;&quot;,&quot;isWide&quot;:false,&quot;isZh&quot;:false,&quot;isPro&quot;:false}"><header class="border-b border-gray-100"><nav aria-label="Main"><ul class="flex items-center space-x-1.5">${MENU}</ul></nav></header></div>`

const FOOT = '<footer class="b-12 mb-2 flex border-t"><a href="/terms">Terms</a></footer></div></body></html>'
