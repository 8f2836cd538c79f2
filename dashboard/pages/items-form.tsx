import { sources } from '../../workers/sources/index.ts'
import type { ItemsView } from './items.tsx'

const SORTS = {
  '': 'most votes',
  velocity: 'fastest now',
  heat: 'hottest for its age',
  first_seen: 'newest',
  published: 'published last',
} as const

/** Every filter of the list, as a form that works by itself. */
export const ItemsForm = ({ parameters, topics, today }: ItemsView) => (
  <form class="filter" action="/items">
    <label>
      Words <input type="search" name="q" value={parameters.q} maxlength={200} />
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
      to <input type="date" name="to" value={parameters.to ?? parameters.day} max={today} />
    </label>
    <label>
      At least{' '}
      <input type="number" name="min_upvotes" value={parameters.min_upvotes} min={0} max={10_000_000} /> votes
    </label>
    <label>
      First the{' '}
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
