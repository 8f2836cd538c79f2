/** Powers of two at the ends of the scale. */
export interface LiftScale {
  from: number
  to: number
}

export const RISING_SCALE: LiftScale = { from: -1, to: 4 }
/** For a topic that may go either way. */
export const WIDE_SCALE: LiftScale = { from: -4, to: 4 }
export const FALLING_SCALE: LiftScale = { from: -4, to: 1 }

const WIDTH = 120
const HEIGHT = 16

const place = ({ from, to }: LiftScale, power: number): number =>
  Math.round(Math.min(Math.max((power - from) / (to - from), 0), 1) * WIDTH * 10) / 10

/** A lift with its 80% interval on a scale on which every step doubles; the line is "as before". */
export const LiftBar = ({
  lift,
  lo,
  hi,
  scale,
}: {
  lift: number
  lo: number
  hi: number
  scale: LiftScale
}) => {
  const at = (value: number) => place(scale, Math.log2(Math.max(value, 1e-3)))
  const left = at(lo)
  const bar = `<path class="one" d="M${at(1)} 0V${HEIGHT}"/><rect x="${left}" y="4" width="${Math.max(2, Math.round((at(hi) - left) * 10) / 10)}" height="8" rx="2"/><path class="lift" d="M${at(lift)} 1.5V14.5"/>`
  return (
    <svg class="lift-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <g dangerouslySetInnerHTML={{ __html: bar }} />
    </svg>
  )
}

/** The scale itself, for the head of a column of bars. */
export const LiftAxis = ({ scale }: { scale: LiftScale }) => {
  const powers = Array.from({ length: scale.to - scale.from - 1 }, (_, i) => scale.from + 1 + i).filter(
    // Where the scale or the names of its steps are long, every other step is named.
    (power) => (scale.to - scale.from < 7 && scale.from > -2) || power % 2 === 0,
  )
  return (
    <svg class="lift-axis" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {powers.map((power) => (
        <text x={place(scale, power)} y="12" text-anchor="middle">
          {power < 0 ? `x1/${2 ** -power}` : `x${2 ** power}`}
        </text>
      ))}
    </svg>
  )
}
