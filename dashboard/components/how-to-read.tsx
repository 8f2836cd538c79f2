import type { Source } from '../../workers/types.ts'

/** What stands in the evidence of a topic, for somebody who sees it for the first time. */
export const HowToRead = ({ source: { entry } }: { source: Source }) => (
  <details class="how">
    <summary>How to read this</summary>
    <p>
      “12 of 410 {entry.many} in 28 days; 5.1 expected; x2.1 (80%: 1.5-2.9); P(rise) 99%”: of the 410{' '}
      {entry.many} that were listed, 12 have the topic. Had its share stayed as in the half year before, 5.1
      would be expected. Going by all days and not only by these, the share is now 2.1 times what it was; it
      lies between 1.5 and 2.9 times with a chance of 80%, which is the bar, and is above 1 with one of 99%.
      Topics stand in the order of the lower end, so that few {entry.many} alone bring nothing to the top.
    </p>
  </details>
)
