/** A page for what could not be shown: what happened, and what to do next. */
export const TroublePage = ({ title, detail }: { title: string; detail: string }) => (
  <section class="trouble-page">
    <h1>{title}</h1>
    <p>{detail}</p>
    <p>
      <a href="/">Overview</a> · <a href="/health">Health</a>
    </p>
  </section>
)
