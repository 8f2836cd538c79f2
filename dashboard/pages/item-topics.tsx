import type { Evidence, Strength } from '../../workers/topics/matcher.ts'
import type { Source } from '../../workers/types.ts'
import { address } from '../components/source-switch.tsx'

/** A topic of an item, and the words that show it; `null` where the definition has changed since it was read. */
export interface ItemTopic {
  topic: string
  name: string
  strength: Strength
  evidence: Evidence[] | null
}

/** What an item is about, and by which of its words. */
export const ItemTopics = ({ source, topics }: { source: Source; topics: ItemTopic[] | null }) => (
  <section class="matched" aria-labelledby="topics">
    <h2 id="topics">Topics</h2>
    {topics === null ? (
      <p class="empty">Its texts are read within minutes of its being collected.</p>
    ) : topics.length === 0 ? (
      <p class="empty">None of the topics' words stand in its title or {source.summary}.</p>
    ) : (
      <ul>
        {topics.map(({ topic, name, strength, evidence }) => (
          <li>
            <a href={address(`/topics/${topic}`, { source: source.id })}>{name}</a>{' '}
            <span class="by">{strength === 'about' ? 'what it is about' : 'mentioned'}</span>
            {evidence === null ? null : (
              <span class="by words">{evidence.map((one) => matched(one, source)).join('; ')}</span>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** `“RAG”, 3 times in the abstract`. */
function matched({ text, where, count }: Evidence, { summary }: Source): string {
  const place = where === 'title' ? 'in the title' : `in the ${summary}`
  return `“${text}”${count === 1 ? '' : `, ${count} times`} ${place}`
}
