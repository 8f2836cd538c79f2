import { type Asking, ask } from './app.ts'

export interface Page {
  status: number
  headers: Headers
  html: string
  /** The text of each element that matches, in order. */
  texts(selector: string): Promise<string[]>
  /** The value of an attribute of each element that matches. */
  attributes(selector: string, name: string): Promise<(string | null)[]>
}

/** A page as the Worker sends it, to be asked about its elements. */
export async function open(path: string, asking: Asking = {}): Promise<Page> {
  const response = await ask(path, asking)
  const html = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    html,
    async texts(selector) {
      const found: string[] = []
      await rewritten(html, selector, {
        element: () => void found.push(''),
        text: ({ text }) => void found.push((found.pop() ?? '') + text),
      })
      return found.map((text) => unescaped(text).replace(/\s+/g, ' ').trim())
    },
    async attributes(selector, name) {
      const found: (string | null)[] = []
      await rewritten(html, selector, {
        element: (element) => {
          const value = element.getAttribute(name)
          found.push(value === null ? null : unescaped(value))
        },
      })
      return found
    },
  }
}

/** What a page's only chart is drawn from; `null` when it has none. */
export const chartOn = ({ html }: Page) =>
  JSON.parse(html.match(/(?<=<script type="application\/json">).*?(?=<\/script>)/s)?.[0] ?? 'null')

const rewritten = (html: string, selector: string, handlers: HTMLRewriterElementContentHandlers) =>
  new HTMLRewriter().on(selector, handlers).transform(new Response(html)).text()

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
