import fc from 'fast-check'

/** Characters that hide, reorder, break or join text, beside ones that are merely rare. */
const SPECIAL = [
  ...' \t\n\r\v\f\u0085\u00a0\u2028\u2029\u3000',
  ...'\u0000\u0007\u001b\u001c\u007f\u009f\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f',
  ...'\u202a\u202e\u2060\u2066\u2069\u206a\u206f\ufeff\ufff9\ufffb\ufffd\ufe0f',
  ...'e\u0301\u0323\u1100\u1161\u11a8\u0958\u212b\u{1f600}\u{1d15e}',
  '\ud83d',
  '\ude00',
  ...'<>&"\'',
  '&amp;lt;',
  '<!---->',
]

/** Any UTF-16 text, lone halves of pairs included, rich in what breaks text handling. */
export const hostileText = (maxLength = 60): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...SPECIAL),
        fc.integer({ min: 0x20, max: 0x7e }).map((unit) => String.fromCharCode(unit)),
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''))
