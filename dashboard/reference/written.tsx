import { Layout } from '../components/layout.tsx'
import { wholeDocument } from './document.ts'
import { ReferencePage } from './page.tsx'

/** The documentation as files, by their path below the site's root: written when the Worker is built, served without it. */
export function writtenReference(): Record<string, string> {
  const document = wholeDocument()
  const page = (
    <Layout
      title="JSON API · Uptrend"
      description="Every endpoint of the JSON API: parameters, answers, formats, errors, paging and caching."
      at="docs"
      sample={false}
      origin=""
      path="/docs"
    >
      <ReferencePage document={document} />
    </Layout>
  )
  return {
    'api/v1/openapi.json': `${JSON.stringify(document)}\n`,
    'docs.html': `<!doctype html>${page}`,
  }
}
