import { load } from 'cheerio/slim'
import type { Candidate, Parsed } from '../../types.ts'
import { listable, SourceChanged } from '../source-changed.ts'
import { countFrom, readable, slicesOf } from '../text.ts'

// Icons, and the comments around every text. Looking for the end of one that has none has to end somewhere.
const NOISE = /<svg(?:[^<]*<){1,20}?\/svg>|<!--[\s\S]{0,40}?-->/g

/** Reads the cards of the listing page: ids, titles, upvotes, and what else a card shows. */
export function parseCards(page: string): Parsed {
  const day = /<time[^<>]*datetime="(\d{4}-\d\d-\d\d)/.exec(page)?.[1] ?? null
  const cards = slicesOf(page, '<article', '</article>')
  // Not "no papers": on a day without papers the page shows the latest day that has some.
  if (cards.length === 0) throw new SourceChanged('huggingface-papers', 'the page has no cards')
  return { candidates: listable('huggingface-papers', cards).map(candidateFromCard), day }
}

function candidateFromCard(card: string): Candidate {
  const $ = load(readable(card.replace(NOISE, '')))
  const heading = $('h3').first()
  const link = heading.find('a[href^="/papers/"]').first()
  const organization = heading
    .parent()
    .find('a[href^="/"]')
    .filter((_, a) => /^\/[\w.-]+$/.test($(a).attr('href') ?? ''))
    .first()
  return {
    externalId: link.attr('href')?.slice('/papers/'.length),
    title: link.text(),
    upvotes: countFrom($('.leading-none').last().text()),
    comments: countFrom($('a[href$="#community"]').first().text()),
    authorCount: countFrom(/(?<![\d,])([\d,]{1,15}) authors?/.exec(heading.nextAll().text())?.[1] ?? ''),
    organization: { id: organization.attr('href')?.slice(1), name: organization.text() },
  }
}
