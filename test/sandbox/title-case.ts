const SMALL = new Set('a an and as at by for from in of on or the to via with without under'.split(' '))

/** Title case: every word but the small ones, and the parts of hyphenated words; words with capitals stay. */
export function titleCase(text: string): string {
  return text
    .split(' ')
    .map((word, at, all) => {
      const first = at === 0 || all[at - 1]?.endsWith(':')
      return SMALL.has(word) && !first ? word : word.split('-').map(capitalPart).join('-')
    })
    .join(' ')
}

/** A sentence begins with a capital; only the first letter changes. */
export const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function capitalPart(part: string, at: number): string {
  return at > 0 && SMALL.has(part) ? part : capitalized(part)
}
