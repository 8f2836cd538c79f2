/** What every page has: keys, help, and the next page fetched while the pointer is on its way. Nothing needs it. */

const help = document.querySelector<HTMLDialogElement>('dialog#help')
const voice = document.querySelector('#voice')

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function say(words: string): void {
  if (voice) voice.textContent = words
}

function toggleTable(): void {
  const focused = document.activeElement?.closest('figure')
  const table = (focused ?? document).querySelector<HTMLDetailsElement>('details[data-table]')
  if (table === null) {
    say('There is no chart on this page.')
    return
  }
  table.open = !table.open
  say(table.open ? 'The table is shown.' : 'The table is hidden.')
  if (table.open) table.querySelector('summary')?.focus()
}

const KEYS: Record<string, () => void> = {
  '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  '?': () => help?.showModal(),
  t: toggleTable,
}

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target) || help?.open) return
  const act = KEYS[event.key]
  if (act === undefined) return
  event.preventDefault()
  act()
})

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-help]')) {
  button.hidden = false
  button.addEventListener('click', () => help?.showModal())
}

// Charts are drawn once everything else is there to be read: what draws them is many times as large as a page.
const charts = document.querySelector<HTMLElement>('script[data-charts]')?.dataset.charts
if (charts !== undefined) requestAnimationFrame(() => setTimeout(() => import(charts)))

// What is there to be copied is marked as soon as it is entered.
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-copied]'))
  area.addEventListener('focus', () => area.select())

// A link's page is asked for when the pointer or the focus rests on it: it is there when it is wanted.
const asked = new Set([location.pathname + location.search])

function prefetch({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a') : null
  if (link === null || link.origin !== location.origin || link.pathname.startsWith('/api/')) return
  const path = link.pathname + link.search
  if (asked.has(path)) return
  asked.add(path)
  const hint = document.createElement('link')
  hint.rel = 'prefetch'
  hint.href = path
  document.head.append(hint)
}

const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
if (!saves) {
  document.addEventListener('pointerover', prefetch, { passive: true })
  document.addEventListener('focusin', prefetch)
}
