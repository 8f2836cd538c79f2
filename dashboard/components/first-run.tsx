/** What to expect, and what to do, while nothing has been collected yet. */
export const FirstRun = ({ onHealth = false }: { onHealth?: boolean }) => (
  <section class="empty first-run" aria-labelledby="first-run">
    <h2 id="first-run">Nothing has been collected yet</h2>
    <p>The cron fires every five minutes, and each tick brings a listing: the first ones are here shortly.</p>
    <ul>
      <li>
        Still empty after a quarter of an hour?{' '}
        {onHealth ? (
          'This page says below'
        ) : (
          <>
            The <a href="/health">health page</a> says
          </>
        )}{' '}
        what was tried, and why it failed. On Cloudflare, the logs of the Worker have a line for each tick.
      </li>
      <li>
        To fill in the past: set the secret <code>ADMIN_TOKEN</code>, then <code>npm run backfill</code>.
      </li>
    </ul>
  </section>
)
