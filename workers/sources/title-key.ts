/**
 * A short key that is equal for titles that differ only in case, punctuation, accents' encoding or white
 * space: 53 bits as 14 hexadecimal digits. Two of 100,000 different titles share a key with a chance of
 * one in a million. (Two multiply-xor-shift lanes, after the public-domain cyrb53 by bryc.)
 */
export function titleKey(title: string): string {
  const text = lettersAndDigits(title)
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0')
}

function lettersAndDigits(title: string): string {
  const folded = title.normalize('NFKC').toLowerCase()
  return folded.replace(/^[ -~]*$/.test(folded) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, '')
}

/** The id of an entry that names only its title. */
export const idFromTitle = (title: string): string => `title-${titleKey(title)}`

/** Whether an id was made by `idFromTitle`. */
export const isTitleId = (externalId: string): boolean => externalId.startsWith('title-')

/** The title key within an id made by `idFromTitle`. */
export const keyOfTitleId = (externalId: string): string => externalId.slice('title-'.length)
