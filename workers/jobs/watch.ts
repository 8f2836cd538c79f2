import { dayOf } from '../days.ts'
import { sources } from '../sources/index.ts'
import { sourcesHealth } from '../store/health.ts'
import { giveBack, openIncidents, saveIncidents, type Untold } from '../store/incidents.ts'
import { upkeepOf } from '../store/upkeep.ts'
import type { Moment } from '../types.ts'
import { changes, findings } from '../watch/findings.ts'
import { planOf } from '../watch/limits.ts'
import { messageOf } from '../watch/message.ts'
import type { Effects } from './effects.ts'
import type { Watched } from './reports.ts'
import { tell, wantsToKnow } from './tell.ts'

/**
 * Looks whether all is well, opens and closes incidents, and tells each beginning and each end once. Overlapping watches do
 * not tell anything twice: what is to be told is taken before it is told, and given back when that fails.
 */
export async function watch(at: Moment, effects: Effects): Promise<Watched> {
  const { DB: db } = effects.env
  const [health, upkeep, { open, untold: waiting }] = await Promise.all([
    sourcesHealth(db, sources),
    upkeepOf(db, sources, dayOf(at)),
    openIncidents(db, at),
  ])
  const { rowsRead, rowsWritten } = upkeep.usage
  const found = findings({ sources: health, ...upkeep, rowsRead, rowsWritten, plan: planOf(effects.env) }, at)
  const { begun, ended } = changes(found, open)
  const changed = begun.length + ended.length > 0
  const isTold = wantsToKnow(effects.env)
  const taken = changed || (waiting && isTold) ? await saveIncidents(db, begun, ended, isTold, at) : []
  const failed: (Untold & { error: string })[] = []
  for (const incident of taken) {
    try {
      await tell(messageOf(incident), effects)
    } catch (error) {
      failed.push({ ...incident, error: (error as Error).message })
    }
  }
  if (failed.length > 0) await giveBack(db, failed)
  return {
    begun: begun.length,
    ended: ended.length,
    told: taken.length - failed.length,
    untold: failed.map(({ error }) => error),
  }
}
