/** The mark: votes that come in steps, and the newest of them. `favicon.svg` is the same. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" />
    <path d="M6 23h5v-5h5v-5h5" />
    <circle cx="24.5" cy="8.5" r="3.5" />
  </svg>
)
