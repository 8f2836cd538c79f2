import { itemPath } from '../components/item-path.ts'
import { capital, count, counted, shortDate } from '../words.ts'
import type { TopicView } from './topic.tsx'

/** The items that make the topic what it is now. */
export const TopicItems = ({ behind, source }: TopicView) => (
  <section aria-labelledby="items">
    <h2 id="items">{capital(source.entry.many)} behind it</h2>
    {behind.items === 0 ? (
      <p class="empty">
        No {source.entry.one} listed since {shortDate(behind.from)} has this topic.
      </p>
    ) : (
      <>
        <p class="facts">
          {`Most ${source.unit.many} of the ${counted(behind.items, source.entry)} since ${shortDate(behind.from)}, open days included`}
        </p>
        <ol class="best">
          {behind.best.map((item) => (
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
