import type { Parameter, PlacedRoute } from '../../workers/api/documentation/document.ts'
import { withCommas } from '../components/with-commas.ts'

/** Parameters worth showing in an example, besides those that have to be there. */
const SHOWN = ['source', 'q', 'limit']

/** A command that asks an endpoint, for a shell. */
export function exampleCommand(
  { method, address, route: { parameters } }: Pick<PlacedRoute, 'method' | 'address' | 'route'>,
  body: unknown,
): string {
  const valueFor = ({ name, example }: Parameter) => (name === 'limit' ? '3' : String(example ?? ''))
  const filled = parameters
    .filter((one) => one.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, valueFor(one)), address)
  const query = parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .filter(({ name, required }) => required || SHOWN.includes(name))
    .map((one) => `${one.name}=${withCommas(encodeURIComponent(valueFor(one)))}`)
    .join('&')
  const asked = `"$UPTREND${filled}${query === '' ? '' : `?${query}`}"`
  return method === 'GET'
    ? `curl ${asked}`
    : `curl -H "Authorization: Bearer $ADMIN_TOKEN" -d '${JSON.stringify(body)}' ${asked}`
}
