/** Says of generated data that it is. */
export const SampleBanner = () => (
  <aside class="banner" aria-label="Sample data">
    <strong>Sample data.</strong> These papers and repositories are generated, to show what Uptrend does.
    Nothing here is real.
  </aside>
)
