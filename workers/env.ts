/** The bindings and vars of `wrangler.toml`, and the secret a deployer may set. */
export interface Env {
  DB: D1Database
  HUGGINGFACE_URL: string
  GITHUB_URL: string
  /** Opens the admin endpoints; without it they answer 403. */
  ADMIN_TOKEN?: string
  /** "paid" where the account is on Cloudflare's paid plan: what is told of limits goes by that. */
  PLAN?: string
  /** "true" when the data is generated: every page then says so. */
  SAMPLE_DATA?: string
  /** What one reader may ask for a minute; without them nothing is limited. */
  SEARCH_LIMIT?: RateLimit
  EXPORT_LIMIT?: RateLimit
  /** Where to tell when something is wrong; a secret, since whoever knows it can write there. */
  WEBHOOK_URL?: string
  /** For messages by e-mail: the binding, and from whom to whom (several with commas). */
  EMAIL?: SendEmail
  EMAIL_FROM?: string
  EMAIL_TO?: string
  /** Which digests to send there: `daily`, `weekly`, or both with a comma. Without it none is. */
  DIGEST?: string
  /** Where this Uptrend is, for the links in messages: a cron has no address of its own. */
  SITE_URL?: string
}
