import type { VoteModel } from './forecast.ts'

/**
 * What is used until enough own items have settled, for Hugging Face Daily Papers only: fits on recorded
 * captures of that listing from 2024-05 to 2025-09, made by `scripts/backtest/record-votes.ts`. The captures
 * were made about 3, 8 and 26 hours after 00:00 UTC of the listing day, so the forecast is of the votes at
 * 26 h, and there is none before 3 h or after 26 h. Between the two ages the fits are blended.
 */
export const RECORDED_VOTES: VoteModel = {
  basis: 'recorded',
  horizon: 26,
  fits: [
    {
      age: 3,
      a: 1.777857,
      b: 0.648018,
      c: 0.283865,
      bins: [
        { upTo: 2.5, lo: -1.18125, hi: 1.43 },
        { upTo: 2.75, lo: -0.9225, hi: 1.245 },
        { upTo: 3.25, lo: -0.875, hi: 0.9 },
        { upTo: null, lo: -0.71, hi: 0.643333 },
      ],
      items: 535,
    },
    {
      age: 8,
      a: 0.964896,
      b: 0.696213,
      c: 0.494243,
      bins: [
        { upTo: 2, lo: -0.8458, hi: 0.665556 },
        { upTo: 2.75, lo: -0.583, hi: 0.493333 },
        { upTo: 3.25, lo: -0.44878, hi: 0.358333 },
        { upTo: null, lo: -0.2572, hi: 0.440952 },
      ],
      items: 2423,
    },
  ],
}

/** What is shipped for a source until enough of its own items have settled. */
export const SHIPPED_VOTES: Readonly<Record<string, VoteModel>> = { 'huggingface-papers': RECORDED_VOTES }
