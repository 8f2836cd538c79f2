import { sources } from '../../workers/sources/index.ts'
import type { ItemsView } from './items.tsx'

const SORTS = {
  '': 'as usual',
  upvotes: 'most votes first',
  velocity: 'fastest now first',
  heat: 'hottest for its age first',
  first_seen: 'newest first',
  published: 'published last first',
} as const

/** What the form calls the parameters. */
export const LABELS: Record<string, string> = {
  q: 'Words',
  source: 'Listing',
  topic: 'Topic',
  organization: 'Organisation',
  from: 'From',
  to: 'To',
  day: 'Day',
  min_upvotes: 'At least',
  sort: 'Order',
}

/** Every filter of the list, as a form that works by itself. */
export const ItemsForm = ({ parameters, topics, today }: ItemsView) => (
  <form class="filter" action="/items">
    <label>
      Words{' '}
      <input
        type="search"
        name="q"
        value={parameters.q}
        maxlength={200}
        placeholder={'"in quotes": a phrase'}
      />
    </label>
    <label>
      Listing{' '}
      <select name="source">
        <option value="">all</option>
        {sources.map(({ id, name }) => (
          <option value={id} selected={parameters.source === id}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label>
      Topic{' '}
      <select name="topic">
        <option value="">any</option>
        {topics.map(({ id, name }) => (
          <option value={id} selected={parameters.topic === id}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label>
      Organisation{' '}
      <input name="organization" value={parameters.organization} maxlength={120} placeholder="its id" />
    </label>
    <label>
      From <input type="date" name="from" value={parameters.from ?? parameters.day} max={today} />
    </label>
    <label>
      To <input type="date" name="to" value={parameters.to ?? parameters.day} max={today} />
    </label>
    <label>
      At least{' '}
      <input type="number" name="min_upvotes" value={parameters.min_upvotes} min={0} max={10_000_000} /> votes
    </label>
    <label>
      Order{' '}
      <select name="sort">
        {Object.entries(SORTS).map(([value, name]) => (
          <option value={value} selected={(parameters.sort ?? '') === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">Show</button>
  </form>
)
