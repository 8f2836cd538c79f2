import { expect, test } from 'vitest'
import {
  addResidual,
  binFor,
  type ResidualSketch,
  residualBins,
  residualCount,
} from '../../../workers/trends/votes/residuals.ts'

/** 4,000 predictions from 1 to 5 whose residuals spread evenly over [-w, w], w growing with the bin. */
function spread(): ResidualSketch {
  let sketch: ResidualSketch = {}
  for (let i = 0; i < 4000; i++) {
    const predicted = 1 + i / 1000
    const width = Math.floor(predicted) / 2
    sketch = addResidual(sketch, predicted, width * (2 * ((i * 0.618) % 1) - 1))
  }
  return sketch
}

test('four bins of predicted size have the 10% and 90% quantiles of their own residuals', () => {
  const bins = residualBins(spread())
  expect(bins.map(({ upTo }) => upTo)).toEqual([2, 3, 4, null])
  for (const [i, { lo, hi }] of bins.entries()) {
    expect(lo).toBeCloseTo(-0.8 * ((i + 1) / 2), 1)
    expect(hi).toBeCloseTo(0.8 * ((i + 1) / 2), 1)
  }
})

test('a sketch goes through text unchanged', () => {
  const sketch = spread()
  expect(residualBins(JSON.parse(JSON.stringify(sketch)))).toEqual(residualBins(sketch))
  expect(residualCount(sketch)).toBe(4000)
})

test('residuals and predictions beyond the ends are counted at the ends', () => {
  let sketch: ResidualSketch = {}
  for (const residual of [-50, 50]) sketch = addResidual(sketch, 99, residual)
  expect(residualCount(addResidual(sketch, -5, 0))).toBe(3)
  const [bin] = residualBins(sketch)
  expect(bin?.lo).toBeGreaterThanOrEqual(-3)
  expect(bin?.hi).toBeLessThanOrEqual(3)
})

test('equal predictions share one bin, and nothing has none', () => {
  let sketch: ResidualSketch = {}
  for (let i = 0; i < 10; i++) sketch = addResidual(sketch, 2, 0.05)
  expect(residualBins(sketch)).toHaveLength(1)
  expect(residualBins({})).toEqual([])
  expect(binFor([], 2)).toEqual({ upTo: null, lo: 0, hi: 0 })
})

test('a prediction belongs to the bin it is below the end of', () => {
  const bins = residualBins(spread())
  expect(binFor(bins, 1.99)).toBe(bins[0])
  expect(binFor(bins, 2)).toBe(bins[1])
  expect(binFor(bins, 40)).toBe(bins[3])
})
