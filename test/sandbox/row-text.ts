import type { Era } from './eras.ts'
import type { Paper } from './papers.ts'
import { hostileTitleOf } from './quirks.ts'
import { createRandom, type Key } from './random.ts'

const LATEX = 0.004
const BROKEN_TITLES = 0.62

/** Title and summary as the site hands them out, with line breaks, formulas and hostile titles. */
export interface RowText {
  title: string | null
  summary: string
  hasLatex: boolean
}

export function rowText(paper: Paper, era: Era, seed: Key): RowText {
  const random = createRandom(seed, 'text', paper.id)
  const hasLatex = random.chance(LATEX)
  let { title, summary } = paper
  if (hasLatex) {
    title += ' in $\\mathcal{O}(n \\log n)$ Time'
    summary += ' The cost of a step is $\\mathcal{O}(n \\log n)$, and $\\alpha_{t} \\leq 1$ throughout.'
  }
  if (paper.quirks.includes('hostile-title')) {
    const [name, spoil] = hostileTitleOf(paper.day)
    title = spoil(title)
    if (name === 'script') summary += ' </script><script>alert(2)</script>'
  }
  if (era.lineBreaks) {
    if (random.chance(BROKEN_TITLES) && title.length < 1000) title = broken(title, 46, '\n  ')
    summary = broken(summary, 79, '\n')
  }
  return { title: paper.quirks.includes('null-title') ? null : title, summary, hasLatex }
}

/** Breaks lines at spaces, as soon as a line is longer than the width. */
function broken(text: string, width: number, separator: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(separator)
}
