import type { Parameter } from '../../workers/api/documentation/parameters.ts'

/** Parameters worth showing in an example, besides those that have to be there. */
const SHOWN = ['source', 'q', 'limit']

/** A command that asks an endpoint, for a shell. */
export function exampleCommand(path: string, parameters: readonly Parameter[]): string {
  const valueFor = ({ name, example }: Parameter) => (name === 'limit' ? '3' : String(example ?? ''))
  const address = parameters
    .filter((one) => one.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, valueFor(one)), path)
  const query = parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .filter(({ name, required }) => required || SHOWN.includes(name))
    .map((one) => `${one.name}=${encodeURIComponent(valueFor(one)).replaceAll('%2C', ',')}`)
    .join('&')
  return `curl "$UPTREND/api/v1${address}${query === '' ? '' : `?${query}`}"`
}
