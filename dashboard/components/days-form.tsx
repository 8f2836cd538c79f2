import type { Child } from 'hono/jsx'
import type { Day, SourceId } from '../../workers/types.ts'
import { DEFAULT_SOURCE } from './source-switch.tsx'

/** Any days, chosen one by one; `children` are further fields that go with them. */
export const DaysForm = ({
  action,
  choice,
  today,
  source,
  children,
}: {
  action: string
  choice: { from: Day; to: Day }
  today: Day
  source: SourceId
  children?: Child
}) => (
  <form action={action}>
    <label>
      from <input type="date" name="from" value={choice.from} max={today} required />
    </label>
    <label>
      to <input type="date" name="to" value={choice.to} max={today} required />
    </label>
    {children}
    {source === DEFAULT_SOURCE ? null : <input type="hidden" name="source" value={source} />}
    <button type="submit">Show</button>
  </form>
)
