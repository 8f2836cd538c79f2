import type { Random } from './random.ts'
import { namesNothing } from './topic-forms.ts'

const STEMS = (
  'Aldra Amber Arbor Aster Auri Basalt Beacon Birch Brio Cadra Calyx Cedar Cinder Cobalt Copper Coral Corvu Delta ' +
  'Dova Drift Echo Ember Fable Fathom Fern Fjord Flint Gale Garnet Glim Halo Harbor Hazel Helio Heron Indra Iris ' +
  'Juniper Kelvo Kite Lantern Larch Lattice Linden Lumen Lyra Maple Marlo Meridian Mica Mosaic Nimbus Nova Oaken ' +
  'Obsid Onyx Opal Orbit Osprey Pebble Perch Petra Pica Pivot Plover Quill Quorum Ravel Reef Ridge Rivet Rowan ' +
  'Saffron Sable Sienna Slate Sonder Sparrow Spindle Strata Talon Tarn Tessel Thicket Thistle Tidal Topaz ' +
  'Umbra Vanta Verda Vesper Vireo Weft Willow Wren Yarrow Zephyr Zircon'
).split(' ')

const ENDINGS = (
  'Net Former Mix Flow Lens Scope Path Graph Bridge Forge Gate Loom Mind Pilot Prompt Rank Route Sense Shift Span ' +
  'Spark Steer Stitch Tune View Weave Wise Works Zip 2 R1 V2 XL Mini'
).split(' ')

const NAMES = STEMS.filter(namesNothing)

/** A made-up name for a system, for example `LarchMix`, `Vesper-R1` or, one time in four, just `Tarn`. */
export function coinName(random: Random): string {
  const stem = random.pick(NAMES)
  if (random.chance(0.25)) return stem
  const ending = random.pick(ENDINGS)
  const joint = /^[RVX\d]/.test(ending) || ending === 'Mini' ? '-' : ''
  return `${stem}${joint}${ending}`
}
