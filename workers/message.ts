/** Something that is told to those who want to know, by webhook or by e-mail. */
export interface Message {
  /** One line: the subject of an e-mail. */
  title: string
  /** All of it, beginning with the title. */
  text: string
  /** The same for a chat, where it is too long. */
  brief?: string
  /** The same as an HTML document, and what stands below the text, for e-mail. */
  html?: string
  footer?: string
  /** The same for programs. */
  data: Record<string, unknown>
}

/** The longest text that Discord takes. */
const DISCORD_TAKES = 2000
/** Discord's message flag that no link brings a preview along. */
const SUPPRESS_EMBEDS = 4

/** Names nobody and links to nothing in Slack, whatever a site has put into its answer. */
const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same in Discord, where `[words](address)` would be a link that hides its address; a backslash takes the next one's away. */
const discordText = (text: string): string => upTo(DISCORD_TAKES, text.replace(/[[\]\\]/g, '\\$&'))

/** Whole lines of a text, as many as fit. */
function upTo(most: number, text: string): string {
  if (text.length <= most) return text
  const end = text.lastIndexOf('\n', most - 2)
  return end > 0 ? `${text.slice(0, end)}\n…` : `${text.slice(0, most - 1)}…`
}

/** The body for a webhook: in the form of Slack or of Discord where the address is theirs, else plain JSON. */
export function webhookBody(address: URL, { text, brief = text, data }: Message): Record<string, unknown> {
  if (address.hostname === 'hooks.slack.com')
    return { text: slackText(brief), unfurl_links: false, unfurl_media: false }
  if (/^(?:\w+\.)?discord(?:app)?\.com$/.test(address.hostname))
    return { content: discordText(brief), allowed_mentions: { parse: [] }, flags: SUPPRESS_EMBEDS }
  return { ...data, text }
}
