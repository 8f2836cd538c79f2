import type { Source } from '../../workers/types.ts'

/** What is counted of a source: an entry that stays on its listing for days counts once, on the first of them. */
export const entriesCounted = ({ entry, entriesStay }: Source): Source['entry'] =>
  entriesStay ? { one: `new ${entry.one}`, many: `new ${entry.many}` } : entry
