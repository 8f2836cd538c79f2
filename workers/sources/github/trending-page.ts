import { load } from 'cheerio/slim'
import type { Candidate, Parsed } from '../../types.ts'
import { SourceChanged } from '../source-changed.ts'
import { countFrom, slicesOf } from '../text.ts'

// Icons and click tracking are two thirds of a row and say nothing about it.
const NOISE = /<svg[\s\S]*?<\/svg>|<template[\s\S]*?<\/template>| data-hydro-click(?:-hmac)?="[^"]*"/g

/** Reads the trending page: one `article.Box-row` a repository, in the order shown. */
export function parseTrendingPage(page: string): Parsed {
  const rows = slicesOf(page, '<article class="Box-row', '</article>')
  if (rows.length === 0) throw new SourceChanged('github-trending', 'the page has no article.Box-row')
  return { candidates: rows.map(candidateFromRow), day: null }
}

function candidateFromRow(row: string): Candidate {
  const $ = load(row.replace(NOISE, ''))
  // A logged-in page puts a dialogue's heading first: the repository is the heading that is a link.
  const name = $('h1 a[href], h2 a[href]').first().attr('href')?.slice(1)
  const starsToday = /([\d,]+) stars? (?:today|this)/.exec($('.float-sm-right').text())
  return {
    externalId: name,
    title: name,
    summary: $('p.col-9').first().text(),
    organization: { id: name?.split('/')[0], name: name?.split('/')[0] },
    upvotes: countFrom($('a[href$="/stargazers"]').first().text()),
    details: {
      forks: countFrom($('a[href$="/forks"], a[href*="/network/members"]').first().text()),
      language: $('[itemprop="programmingLanguage"]').first().text(),
      stars_today: countFrom(starsToday?.[1] ?? ''),
    },
  }
}
