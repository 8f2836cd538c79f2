/**
 * The database that readers are answered from. On the paid plan it may have read replicas, of which the nearest one answers;
 * within one request nothing older is read than before. Where there are none, and for what is written, it is the primary.
 */
export const nearest = (db: D1Database, plan: string | undefined): D1Database =>
  plan === 'paid' && typeof db.withSession === 'function'
    ? (db.withSession('first-unconstrained') as unknown as D1Database)
    : db
