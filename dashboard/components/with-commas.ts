/** A query, or an address, with its commas as they are: lists of topics can be read and typed. */
export const withCommas = (encoded: string): string => encoded.replaceAll('%2C', ',')
