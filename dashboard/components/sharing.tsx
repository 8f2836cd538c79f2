/** A picture that stands for a page where it is linked to: 1200 by 630. */
export interface Preview {
  /** Its path and query. */
  path: string
  /** What it shows. */
  alt: string
}

/**
 * Written by `npm run screenshots`: for pages without a picture of their own. It comes first, since where links are shown
 * the first picture is often the only one that is tried, and SVG is hardly known.
 */
const ANY: Preview = {
  path: '/preview.png',
  alt: 'Uptrend: what is rising, and how sure that is',
}

/**
 * What a page is, for those who show links to it (https://ogp.me) and for search engines.
 *
 * @param origin empty in files that are written at build: then addresses are relative
 */
export const Sharing = ({
  title,
  description,
  origin,
  path,
  preview,
}: {
  title: string
  description: string
  origin: string
  path: string
  preview?: Preview | undefined
}) => (
  <>
    <link rel="canonical" href={`${origin}${path}`} />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Uptrend" />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={description} />
    <meta property="og:url" content={`${origin}${path}`} />
    {[ANY, ...(preview === undefined ? [] : [preview])].map((picture) => (
      <>
        <meta property="og:image" content={`${origin}${picture.path}`} />
        <meta property="og:image:type" content={picture === ANY ? 'image/png' : 'image/svg+xml'} />
        <meta property="og:image:width" content="1200" />
        <meta property="og:image:height" content="630" />
        <meta property="og:image:alt" content={picture.alt} />
      </>
    ))}
    {/* Where this is read SVG is not shown. */}
    <meta name="twitter:card" content="summary_large_image" />
    <meta name="twitter:image" content={`${origin}${ANY.path}`} />
    <meta name="twitter:image:alt" content={ANY.alt} />
  </>
)
