import { address } from '../components/source-switch.tsx'

/** A page for what could not be shown: what happened, and what to do next. */
export const TroublePage = ({
  title,
  detail,
  usual = null,
  topic = null,
}: {
  title: string
  detail: string
  /** The same page without what was asked of it, where that is the trouble. */
  usual?: string | null
  /** The words of a topic that there is none of. */
  topic?: string | null
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
      {topic === null ? null : (
        <>
          <a href={address('/topics', { q: topic })}>Search the topics for “{topic}”</a> ·{' '}
        </>
      )}
      <a href="/">Overview</a> · <a href="/health">Health</a>
    </p>
  </section>
)
