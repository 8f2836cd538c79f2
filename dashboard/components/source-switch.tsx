import { sources } from '../../workers/sources/index.ts'
import type { SourceId } from '../../workers/types.ts'

/** The source whose trends are shown when none is asked for. */
export const DEFAULT_SOURCE: SourceId = sources[0]?.id ?? ''

/** An address with parameters; those without a value, and the default source, are left out. */
export function address(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && !(name === 'source' && value === DEFAULT_SOURCE)) query.set(name, value)
  }
  const text = query.toString().replaceAll('%2C', ',')
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
  <nav class="switch" aria-label="Listing">
    {sources.map(({ id, name }) => (
      <a href={address(path, { ...parameters, source: id })} aria-current={id === at ? 'page' : undefined}>
        {name}
      </a>
    ))}
  </nav>
)
