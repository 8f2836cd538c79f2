import type { Paper } from './papers.ts'
import type { Random } from './random.ts'
import { topicShares } from './topic-forms.ts'
import { FILLERS, STAND_INS } from './words.ts'

const formsOf = new Map(topicShares.map(({ id, forms }) => [id, forms]))

/** The site's own keywords and one-line summary. Not every topic is among the keywords, as in reality. */
export function keywordsOf(paper: Paper, random: Random): { ai_summary: string; ai_keywords: string[] } {
  const own = paper.topics.flatMap(({ topic }) => {
    const forms = formsOf.get(topic)
    return forms && random.chance(0.7) ? [random.pick(forms)] : []
  })
  const others = Array.from({ length: 3 + random.below(9) }, () =>
    random.pick(random.chance(0.5) ? STAND_INS.method : STAND_INS.parts),
  )
  const hostile = paper.quirks.includes('hostile-title') ? ['__proto__', 'constructor', '<b>'] : []
  const quality = random.pick(FILLERS.quality ?? ['quality'])
  return {
    ai_summary: `${paper.name} improves ${quality} with ${random.pick(FILLERS.mechanism ?? ['care'])}.`,
    ai_keywords: [...new Set([...own, ...others, ...hostile])],
  }
}
