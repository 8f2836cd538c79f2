/** What wrangler says where the account has no such database. */
const NO_DATABASE = /Couldn't find an? (?:auto-provisioned )?D1 DB/i

/** Whether that is because nothing has been deployed yet. */
export const lacksDatabase = (output: string): boolean => NO_DATABASE.test(output)

/** What wrangler says when something is missing, and what to do about it. */
const CAUSES: [says: RegExp, advice: string][] = [
  [
    /not logged in|not authenticated|non-interactive environment, it's necessary|no credentials were found|Authentication error|code: 10000/i,
    `You are not logged in to Cloudflare. Either
    npx wrangler login
  (it opens a browser; an account is free), or, where there is no browser, set CLOUDFLARE_API_TOKEN to a token with the
  permissions of the template "Edit Cloudflare Workers" and D1: Edit.`,
  ],
  [
    /More than one account available|code: 7003/i,
    `The login reaches several accounts. Say which one, with its id from "npx wrangler whoami":
    CLOUDFLARE_ACCOUNT_ID=… npm run deploy`,
  ],
  [
    /workers\.dev subdomain|code: 10063/i,
    `The account has no workers.dev subdomain yet. Open https://dash.cloudflare.com/?to=/:account/workers/onboarding once,
  choose a name, and run "npm run deploy" again.`,
  ],
  [
    /code: 10072|cron triggers? limit|exceeded the limit of \d+ cron/i,
    `The account has no cron trigger left: the free plan has five, and Uptrend needs one. Remove one from another Worker.`,
  ],
  [
    /database limit|code: 7406|maximum number of (?:d1 )?databases/i,
    `The account has no D1 database left: the free plan has ten. Remove one that is not needed.`,
  ],
  [
    /email.{0,80}(?:verif|must be verified|not verified)|verify your email/i,
    `Cloudflare wants the account's e-mail address verified first: look for its message in your inbox.`,
  ],
  [
    new RegExp(`${NO_DATABASE.source}|database.{0,40}not found`, 'i'),
    `The Worker is up, but its database was not found. Run "npm run deploy" once more; if it stays away, look for the D1
  database "uptrend" at https://dash.cloudflare.com/?to=/:account/workers/d1.`,
  ],
  [
    /fetch failed|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED/i,
    'Cloudflare could not be reached from here. Is there a network, or a proxy to be set (HTTPS_PROXY)?',
  ],
]

/** Advice for what wrangler has printed; `null` when its own words have to do. */
export const explain = (output: string): string | null =>
  CAUSES.find(([says]) => says.test(output))?.[1] ?? null
