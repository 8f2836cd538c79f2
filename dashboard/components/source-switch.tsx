import { sources } from '../../workers/sources/index.ts'
import type { SourceId } from '../../workers/types.ts'
import { Switch } from './switch.tsx'
import { withCommas } from './with-commas.ts'

/** The source whose trends are shown when none is asked for. */
export const DEFAULT_SOURCE: SourceId = sources[0]?.id ?? ''

/** An address with parameters; those without a value, and the default source, are left out. */
export function address(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && !(name === 'source' && value === DEFAULT_SOURCE)) query.set(name, value)
  }
  const text = withCommas(query.toString())
  return text === '' ? path : `${path}?${text}`
}

/** The same page for each source. */
export const SourceSwitch = ({
  path,
  at,
  parameters = {},
}: {
  path: string
  at: SourceId
  parameters?: Record<string, string | undefined>
}) => (
  <Switch
    label="Listing"
    of={sources.map(({ id, name }) => [id, name] as const)}
    at={at}
    href={(source) => address(path, { ...parameters, source })}
  />
)
