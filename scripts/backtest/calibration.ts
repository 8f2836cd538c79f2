import type { Cutoff } from './cutoffs.ts'
import { mean } from './mean.ts'

const BINS = 10

/** Forecasts of about the same chance, and how often what they forecast came. */
export interface CalibrationBin {
  forecasts: number
  meanChance: number
  frequency: number
}

/** How good the chances are that are given to "the next 28 days bring at least 1.25 x the baseline". */
export interface Calibration {
  /** 1 - Brier score / Brier score of always saying the overall frequency (Murphy 1973). */
  brier_skill: number | null
  /** Expected calibration error: mean distance of chance and frequency over ten bins, weighted by forecasts. */
  ece: number | null
  bins: CalibrationBin[]
}

/** Topics with at least five items in the 210 days before are asked about, at every cut-off. */
export function calibration(all: readonly Cutoff[]): Calibration {
  const asked = all.flatMap(({ rows }) =>
    rows
      .filter((row) => row.recent + row.baseline >= 5)
      .map((row) => ({ chance: row.chance(), came: row.happened ? 1 : 0 })),
  )
  const brier = mean(asked.map(({ chance, came }) => (chance - came) ** 2))
  const frequency = mean(asked.map(({ came }) => came))
  const climatology = frequency === null ? 0 : frequency * (1 - frequency)
  const bins = Array.from({ length: BINS }, (_, bin) => inBin(asked, bin)).filter((bin) => bin.forecasts > 0)
  const error = bins.reduce((sum, bin) => sum + bin.forecasts * Math.abs(bin.meanChance - bin.frequency), 0)
  return {
    brier_skill: brier === null || climatology === 0 ? null : 1 - brier / climatology,
    ece: asked.length > 0 ? error / asked.length : null,
    bins,
  }
}

function inBin(asked: readonly { chance: number; came: number }[], bin: number): CalibrationBin {
  const here = asked.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin)
  return {
    forecasts: here.length,
    meanChance: mean(here.map(({ chance }) => chance)) ?? 0,
    frequency: mean(here.map(({ came }) => came)) ?? 0,
  }
}
