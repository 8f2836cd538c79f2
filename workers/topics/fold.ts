/** Words this short keep their final s: `iOS`, `AWS` and `LMs` are names, not plurals. */
const LONGEST_KEPT = 3

/**
 * Folds a plural to its singular: -ies to -y, -s dropped except in -ss, -us and -is.
 * @param word one lower-cased word; letters only are expected, anything else passes through
 * @example foldWord('policies') // 'policy'
 */
export function foldWord(word: string): string {
  if (word.length <= LONGEST_KEPT || !word.endsWith('s')) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const before = word.charAt(word.length - 2)
  return before === 's' || before === 'u' || before === 'i' ? word : word.slice(0, -1)
}

/**
 * The words that `foldWord` turns into `folded`, itself first. With all of them in the trie, nothing has to
 * be folded while a text is read, which is most of what reading costs in a fresh isolate.
 * @example formsOf('policy') // ['policy', 'policys', 'policies']
 */
export function formsOf(folded: string): string[] {
  const forms = [folded]
  if (folded.length >= LONGEST_KEPT && foldWord(`${folded}s`) === folded) forms.push(`${folded}s`)
  if (folded.endsWith('y') && folded.length >= LONGEST_KEPT - 1) forms.push(`${folded.slice(0, -1)}ies`)
  return forms
}
