type Json = Record<string, unknown>

/** What is wrong with a text as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), in words. */
export function jsonFeedErrors(text: string): string[] {
  let feed: Json
  try {
    feed = JSON.parse(text) as Json
  } catch (error) {
    return [(error as Error).message]
  }
  const { items } = feed
  return [
    ...(feed.version === 'https://jsonfeed.org/version/1.1' ? [] : [`version is ${feed.version}`]),
    ...shape('feed', feed, FEED),
    ...(Array.isArray(items) ? items.flatMap((item, i) => itemErrors(`item ${i}`, item as Json)) : []),
    ...(Array.isArray(items) && new Set(items.map(({ id }) => id)).size < items.length
      ? ['an id stands twice']
      : []),
  ]
}

const itemErrors = (where: string, item: Json): string[] => [
  ...shape(where, item, ITEM),
  ...(item.content_html === undefined && item.content_text === undefined
    ? [`${where} has neither content_html nor content_text`]
    : []),
]

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string' && value !== ''
const isAddress: Check = (value) => typeof value === 'string' && /^https?:\/\/\S+$/.test(value)
const isTime: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const isAuthor: Check = (value) =>
  shape('author', value as Json, { name: isText, url: isAddress, avatar: isAddress }).length === 0 &&
  Object.keys(value as Json).length > 0

/** A name with a `!` has to be there. */
const FEED: Record<string, Check> = {
  'version!': isText,
  'title!': isText,
  'items!': Array.isArray,
  home_page_url: isAddress,
  feed_url: isAddress,
  description: isText,
  user_comment: isText,
  next_url: isAddress,
  icon: isAddress,
  favicon: isAddress,
  authors: isListOf(isAuthor),
  language: isText,
  expired: (value) => typeof value === 'boolean',
}

const ITEM: Record<string, Check> = {
  'id!': isText,
  url: isAddress,
  external_url: isAddress,
  title: isText,
  content_html: isText,
  content_text: isText,
  summary: isText,
  image: isAddress,
  banner_image: isAddress,
  date_published: isTime,
  date_modified: isTime,
  authors: isListOf(isAuthor),
  tags: isListOf(isText),
  language: isText,
}

function shape(where: string, value: Json, checks: Record<string, Check>): string[] {
  const known = new Map(Object.entries(checks).map(([name, check]) => [name.replace('!', ''), check]))
  return [
    ...Object.keys(checks)
      .filter((name) => name.endsWith('!') && value[name.slice(0, -1)] === undefined)
      .map((name) => `${where} lacks ${name.slice(0, -1)}`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const check = known.get(name)
      if (check === undefined) return name.startsWith('_') ? [] : [`${where} has a ${name}`]
      return check(one) ? [] : [`${where}: ${name} is ${JSON.stringify(one)?.slice(0, 80)}`]
    }),
  ]
}
