import type { TickReport } from '../../workers/jobs/reports.ts'

/** Asks a Worker for one tick, as if it were `at`, and gets the tick's report. */
export async function tickOnce(url: string, token: string, at?: number): Promise<TickReport> {
  const response = await fetch(`${url}/api/v1/admin/tick`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: at === undefined ? null : JSON.stringify({ at: new Date(at).toISOString() }),
  })
  if (!response.ok) throw new Error(`the tick was answered with ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { data: TickReport }).data
}

/** A tick in one line, for people. */
export function tickLine({ at, job, result, left }: TickReport): string {
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)}`
  if (job === null) return `${time}  nothing to do`
  const what = [job.kind, ...('source' in job ? [job.source] : []), ...('day' in job ? [job.day] : [])].join(
    ' ',
  )
  return `${time}  ${what}: ${resultWords(result)}${left > 0 ? ` (${left} more waiting)` : ''}`
}

function resultWords(result: TickReport['result']): string {
  if (result === null) return 'nothing'
  if (result === 'busy') return 'another tick is at it'
  if ('closed' in result) return result.closed ? 'closed' : 'was closed already'
  if ('thinned' in result) return `${result.thinned} old observations let go`
  if ('tagged' in result) return `${result.tagged} items tagged`
  if ('counted' in result) return `${result.counted} days have other counts`
  if ('followed' in result) return `followed up to ${result.followed}`
  if ('aged' in result) return `votes at the ladder ages known up to ${result.aged}`
  if ('learned' in result) return `learned from votes up to ${result.learned}`
  if ('noted' in result) return `words of ${result.noted} items noted`
  if ('sorted' in result) return `words of ${result.sorted} items sorted`
  if ('generation' in result) return `taxonomy ${result.generation}`
  if ('sent' in result) return result.sent
  if ('unsent' in result) return `not sent: ${result.unsent}`
  if (result.error !== null) return `${result.status}: ${result.error}`
  return `${result.status}, ${result.items} seen, ${result.itemsNew} new, ${result.itemsChanged} changed`
}
