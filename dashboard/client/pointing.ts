import type { Chart } from 'chart.js'

/** Whether there is nothing but fingers. */
export const lacksHover = (): boolean => matchMedia('(hover: none)').matches

/** Some browsers don't say of a click what made it. */
export const isTouch = (event: Event | null): boolean =>
  lacksHover() || (event as Partial<PointerEvent> | null)?.pointerType === 'touch'

const NEAR = 16

/** The point below the pointer, or so near that it is meant; `undefined` where there is none. */
export function pointAt<Point extends readonly [x: number, y: number, ...rest: unknown[]]>(
  { scales: { x, y } }: Chart,
  points: readonly Point[],
  pointer: { x: number | null; y: number | null },
): Point | undefined {
  if (x === undefined || y === undefined || pointer.x === null || pointer.y === null) return undefined
  const [left, top] = [pointer.x, pointer.y]
  const away = ([at, value]: Point) =>
    Math.hypot(x.getPixelForValue(at) - left, y.getPixelForValue(value) - top)
  const [nearest] = points.toSorted((a, b) => away(a) - away(b))
  return nearest !== undefined && away(nearest) <= NEAR ? nearest : undefined
}
