/** A page for what could not be shown: what happened, and what to do next. */
export const TroublePage = ({
  title,
  detail,
  usual = null,
}: {
  title: string
  detail: string
  /** The same page without what was asked of it, where that is the trouble. */
  usual?: string | null
}) => (
  <section class="trouble-page">
    <h1>{title}</h1>
    <p>{detail}</p>
    <p>
      {usual === null ? null : (
        <>
          <a href={usual}>The page as it usually is</a> ·{' '}
        </>
      )}
      <a href="/">Overview</a> · <a href="/health">Health</a>
    </p>
  </section>
)
