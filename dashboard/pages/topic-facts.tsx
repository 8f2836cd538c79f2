import { itemPath } from '../components/item-path.ts'
import { count } from '../words.ts'
import type { TopicView } from './topic.tsx'

/** The items that make the topic what it is now. */
export const TopicItems = ({ items, source, trend }: TopicView) => (
  <section aria-labelledby="items">
    <h2 id="items">Behind it</h2>
    {items.length === 0 ? (
      <p class="empty">No {source.entry.one} of the last 28 days has this topic.</p>
    ) : (
      <>
        <p class="facts">
          {`Most ${source.unit.many} of the ${trend === null ? '' : `${trend.k28} `}${source.entry.many} in 28 days`}
        </p>
        <ol class="best">
          {items.map((item) => (
            <li>
              <span class="number votes">{count(item.upvotes)}</span>
              <span class="what">
                <a class="title" href={itemPath(item)}>
                  {item.title}
                </a>
                <span class="by">
                  {item.organization === null ? item.day : `${item.organization} · ${item.day}`}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </>
    )}
  </section>
)

/** What counts as the topic. */
export const Definition = ({ topic, version }: TopicView) => (
  <section aria-labelledby="definition">
    <h2 id="definition">Definition</h2>
    <p class="facts">
      Version {version}; what counts in {topic.titleOnly ? 'titles only' : 'titles and abstracts'}
    </p>
    <dl class="definition">
      <div>
        <dt>whole words, in any case</dt>
        <dd>{topic.aliases.length === 0 ? 'none' : topic.aliases.join(' · ')}</dd>
      </div>
      {topic.exact.length === 0 ? null : (
        <div>
          <dt>as written</dt>
          <dd>{topic.exact.join(' · ')}</dd>
        </div>
      )}
    </dl>
    <p class="more">
      <a href={`/api/v1/topics/${topic.id}`}>As JSON</a>
    </p>
  </section>
)
