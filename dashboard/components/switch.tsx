/** One of a few: each is an address of its own. */
export const Switch = <Value extends string>({
  label,
  of,
  at,
  href,
}: {
  label: string
  of: readonly (readonly [value: Value, words: string])[]
  /** The one that is shown, if it is any of them. */
  at: Value | null
  href(value: Value): string
}) => (
  <nav class="switch" aria-label={label}>
    {of.map(([value, words]) => (
      <a href={href(value)} aria-current={value === at ? 'page' : undefined}>
        {words}
      </a>
    ))}
  </nav>
)
