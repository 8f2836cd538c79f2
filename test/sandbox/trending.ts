import type { Moment } from '../../workers/types.ts'
import { DAY, type DayNumber, HOUR } from './days.ts'
import type { Key } from './random.ts'
import { recentlyUsed } from './recently-used.ts'
import { type Repository, repositoriesBorn } from './repositories.ts'
import { starsOf } from './star-episodes.ts'

/** A repository as the trending page shows it. */
export interface TrendingRepository {
  repository: Repository
  stars: number
  forks: number
  /** Stars of the last 24 hours. */
  starsToday: number
}

export const ON_THE_PAGE = 25

/** The page is made anew every ten minutes. */
const REFRESHED_EVERY = HOUR / 6
const DAYS_REMEMBERED = 500

/** The repositories with most stars in the last 24 hours, at any moment. Needs the births of the 500 days before. */
export function createTrending(seed: Key): (at: Moment) => TrendingRepository[] {
  const born = recentlyUsed(2 * DAYS_REMEMBERED, (day: DayNumber) => repositoriesBorn(seed, day))
  const page = recentlyUsed(8, (at: Moment) => {
    const candidates: TrendingRepository[] = []
    const today = Math.floor(at / DAY)
    for (let day = today - DAYS_REMEMBERED; day <= today; day++)
      for (const repository of born(day)) if (repository.born < at) candidates.push(shown(repository, at))
    return candidates.sort((a, b) => b.starsToday - a.starsToday || b.stars - a.stars).slice(0, ON_THE_PAGE)
  })
  return (at) => page(Math.floor(at / REFRESHED_EVERY) * REFRESHED_EVERY)
}

function shown(repository: Repository, at: Moment): TrendingRepository {
  const stars = totalStars(repository, at)
  const starsToday = stars - totalStars(repository, Math.max(repository.born, at - DAY))
  return { repository, stars, forks: Math.floor(stars * 0.11), starsToday }
}

function totalStars({ firstStars, starsADay, born, episodes }: Repository, at: Moment): number {
  const gained = episodes.reduce((sum, episode) => sum + starsOf(episode, at), 0)
  return Math.floor(firstStars + (starsADay * (at - born)) / DAY + gained)
}
