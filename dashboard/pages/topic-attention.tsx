import { address } from '../components/source-switch.tsx'
import { count, counted, shortDate } from '../words.ts'
import type { TopicView } from './topic.tsx'

/** A premium with its sign: `+0.12`. */
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

/** Whether the topic's items get more votes than others: beside the share, never a part of it. */
export const AttentionLine = ({ attention, source }: TopicView) => {
  if (attention === null) return null
  const { premium, items, chance } = attention
  const place =
    Math.abs(premium) <= chance ? 'about the middle' : premium > 0 ? 'above the middle' : 'below the middle'
  return (
    <p class="facts attention">
      <b>
        Attention {signed(premium)}: {place}.
      </b>{' '}
      Where its {counted(items, source.entry)} of these 28 days stand on their listings by {source.unit.many}:
      −0.5 last, 0 the middle, +0.5 first. Eight middling ones are mixed in, so that a few can’t say much; by
      chance alone, four in five topics lie within ±{chance.toFixed(2)}.
    </p>
  )
}

const MOST_SHOWN = 6

/** Who stands behind the topic's items. */
export const TopicOrganizations = ({ topic, source, behind }: TopicView) => {
  const { items, organizations, from, to } = behind
  const named = organizations.filter(({ id, name }) => id !== null || name !== null)
  const nobodys = organizations.find(({ id, name }) => id === null && name === null)?.items ?? 0
  if (named.length === 0) return null
  const more = named.length - MOST_SHOWN
  return (
    <section aria-labelledby="organizations">
      <h2 id="organizations">Organisations</h2>
      <p class="facts">
        Of the {counted(items, source.entry)} since {shortDate(from)}
        {nobodys === 0 ? null : `; ${count(nobodys)} ${nobodys === 1 ? 'names' : 'name'} none`}
      </p>
      <ol class="behind">
        {named.slice(0, MOST_SHOWN).map(({ id, name, items: own }) => (
          <li>
            <span class="number">{count(own)}</span>
            {id === null ? (
              name
            ) : (
              <a href={address('/items', { topic: topic.id, organization: id, source: source.id, from, to })}>
                {name ?? id}
              </a>
            )}
          </li>
        ))}
      </ol>
      {more <= 0 ? null : (
        <p class="more">
          {count(more)} more, with at most {count(named.at(MOST_SHOWN)?.items ?? 0)} each
        </p>
      )}
    </section>
  )
}
