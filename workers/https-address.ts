/** The address that a text is: by https, or by http on this machine, where nobody listens in. `null` for anything else. */
export function httpsAddress(text: string): URL | null {
  const url = URL.parse(text)
  const isHere = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  return url?.protocol === 'https:' || (isHere && url?.protocol === 'http:') ? url : null
}
