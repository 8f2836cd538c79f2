/** The database, with something else happening right after the first answer that it gives. */
export function interrupted(db: D1Database, happens: () => Promise<unknown>): D1Database {
  let pending: (() => Promise<unknown>) | null = happens
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'batch') return Reflect.get(target, name).bind(target)
      return async (statements: D1PreparedStatement[]) => {
        const answers = await target.batch(statements)
        const once = pending
        pending = null
        await once?.()
        return answers
      }
    },
  })
}
