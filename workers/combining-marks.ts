/**
 * Thirty marks on one letter, as in the Stream-Safe Text Format (Unicode Annex 15). Normalising sorts the
 * marks of a letter in quadratic time: 80,000 of them would take five seconds.
 */
const TOO_MANY = /(\p{M}{30})\p{M}+/gu

/** A text with no more than thirty combining marks in a row: to be asked for before it is normalised. */
export const withFewMarks = (text: string): string => text.replace(TOO_MANY, '$1')
