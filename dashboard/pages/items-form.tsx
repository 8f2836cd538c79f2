import { sources } from '../../workers/sources/index.ts'
import { DEFAULT_SOURCE } from '../components/source-switch.tsx'
import type { ItemsView } from './items.tsx'
import { isNewestFirst, ORDERS, type Order, orderOf } from './items-words.ts'

/** What the form calls every source at once. */
export const ALL_LISTINGS = 'all'

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
        {sources.map(({ id, name }) => (
          <option value={id} selected={(parameters.source ?? DEFAULT_SOURCE) === id}>
            {name}
          </option>
        ))}
        <option value={ALL_LISTINGS} selected={parameters.source === ALL_LISTINGS}>
          all
        </option>
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
      <input
        name="organization"
        value={parameters.organization}
        maxlength={120}
        placeholder="e.g. kestrel-research"
      />
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
        {offeredOrders(parameters).map((order) => (
          <option
            value={order === usualOrder(parameters) ? '' : order}
            selected={order === orderOf(parameters)}
          >
            {ORDERS[order]} first
          </option>
        ))}
      </select>
    </label>
    <button type="submit">Show</button>
  </form>
)

const usualOrder = (parameters: ItemsView['parameters']): Order =>
  isNewestFirst(parameters) ? 'first_seen' : 'upvotes'

/** All, the one that needs no choice before the others. */
function offeredOrders(parameters: ItemsView['parameters']): Order[] {
  const usual = usualOrder(parameters)
  return [usual, ...(Object.keys(ORDERS) as Order[]).filter((order) => order !== usual)]
}
