/** What a legend shows of each pattern of a chart, as it is drawn: lines also differ in dash and marker. */
const PATTERNS: Record<string, string> = {
  line: '<path d="M1 7H27"/>',
  'line-1': '<path d="M1 7H27"/><circle cx="14" cy="7" r="3.5"/>',
  'line-2': '<path stroke-dasharray="8 3" d="M1 7H27"/><path class="full" d="M10.5 3.5h7v7h-7z"/>',
  'line-3': '<path stroke-dasharray="2 3" d="M1 7H27"/><path class="full" d="M14 2.5l4.5 8h-9z"/>',
  'line-4': '<path stroke-dasharray="10 3 2 3" d="M1 7H27"/><path class="full" d="M14 2l5 5-5 5-5-5z"/>',
  'line-5': '<path stroke-dasharray="5 5" d="M1 7H27"/><path d="M10 3l8 8m0-8l-8 8"/>',
  band: '<path class="full" d="M1 2H27V12H1z"/>',
  bar: '<path class="full" d="M2 13V5H8V13zM11 13V1H17V13zM20 13V7H26V13z"/>',
  open: '<path stroke-dasharray="3 4" d="M1 7H20"/><circle class="hollow" cx="23" cy="7" r="3"/>',
  votes: '<path d="M1 11H10V7H19V3H27"/><circle cx="10" cy="7" r="2.5"/><circle cx="19" cy="3" r="2.5"/>',
  typical: '<path stroke-dasharray="2 4" d="M1 12Q10 5 27 4"/>',
  forecast: '<path stroke-dasharray="5 4" d="M1 10L22 4"/><path d="M22 1V9M20 1H24M20 9H24"/>',
  gap: '<path d="M1 13L13 1M8 13L20 1M15 13L27 1"/>',
}

export const Swatch = ({ kind }: { kind: string }) => (
  <svg class={`swatch ${kind}`} viewBox="0 0 28 14" aria-hidden="true">
    <g dangerouslySetInnerHTML={{ __html: PATTERNS[kind] ?? '' }} />
  </svg>
)

/** What the hatching of a chart means, where it has some. */
export const GapLegend = ({ gaps }: { gaps: readonly unknown[] }) =>
  gaps.length === 0 ? null : (
    <span>
      <Swatch kind="gap" /> not seen
    </span>
  )
