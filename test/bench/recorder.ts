import { freePort, type LocalWorker, startWorker } from '../../scripts/local/worker.ts'
import type { Scenario } from './scenarios.ts'
import type { Sites } from './sites.ts'

/** Questions to the database with their answers, as JSON. */
export type Memory = [question: string, answer: string][]

/** A scenario as it took place: the address that was asked, and what the database was asked meanwhile. */
export interface Recording {
  path: string
  headers: Record<string, string>
  memory: Memory
  answer: string
  /** How long it was. */
  bytes: number
}

/** What a recorder may differ in. */
export interface Surroundings {
  /** Another Worker than that of the bench. */
  entry?: string
  vars?: Record<string, string>
  port?: number
}

const MOST_TICKS = 400

/** Lets scenarios take place once, over a real database, and takes down what the database was asked. */
export class Recorder {
  readonly #worker: LocalWorker
  readonly #sites: Sites

  private constructor(worker: LocalWorker, sites: Sites) {
    this.#worker = worker
    this.#sites = sites
  }

  static async over(
    persistTo: string,
    sites: Sites,
    { entry = 'test/bench/worker/recording-worker.ts', vars = {}, port }: Surroundings = {},
  ): Promise<Recorder> {
    const worker = await startWorker({
      persistTo,
      port: port ?? (await freePort(9300)),
      vars: { HUGGINGFACE_URL: sites.url, GITHUB_URL: sites.url, ...vars },
      entry,
    })
    return new Recorder(worker, sites)
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async record({ name, path, isKnown, sites, before, until, expect }: Scenario): Promise<Recording> {
    for (const at of before ?? []) await this.#tick(at)
    const asked = until === undefined ? path : `/__tick?at=${await this.#tickUntil(until.from, until.job)}`
    await sites?.(this.#sites)
    const recording = await this.take(asked, isKnown === true ? await this.#knowing(asked) : {})
    if (!recording.answer.includes(expect ?? '') || (isKnown === true && recording.bytes > 0))
      throw new Error(`${name}: expected ${expect ?? 'nothing'}, got ${recording.answer.slice(0, 400)}`)
    return recording
  }

  /** Asks for an address as things stand. */
  async take(path: string, headers: Record<string, string> = {}): Promise<Recording> {
    await this.#get('/__forget')
    const answer = await this.#get(path, headers)
    const memory = JSON.parse(await this.#get('/__memory')) as Memory
    return { path, headers, memory, answer, bytes: Buffer.byteLength(answer) }
  }

  /** Fires the cron at a moment, with the sites as they are then. */
  async fire(at: number): Promise<Recording> {
    await this.#sites.now(at)
    return await this.take(`/__tick?at=${at}`)
  }

  async #tick(at: number): Promise<string> {
    await this.#sites.now(at)
    return await this.#get(`/__tick?at=${at}`)
  }

  /** Ticks until one has done a job, and gives the moment of the tick after it. */
  async #tickUntil(from: number, job: string): Promise<number> {
    for (let at = from; at < from + MOST_TICKS * 60_000; at += 60_000) {
      if ((await this.#tick(at)).includes(`"kind":"${job}"`)) return at + 60_000
    }
    throw new Error(`no tick did the job ${job}`)
  }

  /** What somebody sends along who has the answer already. */
  async #knowing(path: string): Promise<Record<string, string>> {
    const { headers, body } = await fetch(this.#worker.url + path)
    await body?.cancel()
    return { 'if-none-match': headers.get('etag') ?? '' }
  }

  async #get(path: string, headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(this.#worker.url + path, { headers })
    return await response.text()
  }
}
