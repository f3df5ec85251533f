import { type DirectoryQuery, nothingChosen } from '~/domain/discovery/search-query'
import { type NeedToMatch, NOTHING_SAID } from '~/domain/matching/match-consultants.server'
import { homeProvince } from '~/vocabulary/province.server'
import { fold } from '~/language/fold'
import { type Demand, demand } from './profiles'
import { type Chance, chance } from './random'

const WORDS_MOST = 6

/** Searches as people make them: a subject's name or a word or two more, and three filters. */
export function directoryQueries(count: number): DirectoryQuery[] {
  const random = chance(1)
  const popular = demand()
  return Array.from({ length: count }, () => ({
    text: keywords(random, popular),
    chosen: {
      ...nothingChosen(),
      province: [random.popular(popular.provinces).code],
      sector: random.severalPopular(popular.sectors, 2).map(({ code }) => code),
      role: ['consulting', 'training'],
    },
    sort: 'fit',
    view: 'list',
    page: 1,
  }))
}

function keywords(random: Chance, popular: Demand): string {
  const subject = random.popular(popular.subjects)
  const name = random.share() < 0.7 ? subject.titles[0]! : random.oneOf(subject.names)
  const words = name.split(/\s+/)
  if (random.share() < 0.3) words.push(...random.oneOf(subject.says).split(' ').slice(0, 2))
  const text = words.slice(0, WORDS_MOST).join(' ')
  return random.share() < 0.3 ? fold(text) : text
}

/** Needs in plain words, of 15 to 70 syllables, with nothing confirmed. */
export function needs(count: number): NeedToMatch[] {
  const random = chance(2)
  const popular = demand()
  return Array.from({ length: count }, (_, i) => ({
    ...NOTHING_SAID,
    text: needText(random, popular),
    subjects: [],
    sectorCode: random.popular(popular.sectors).code,
    provinceCode: homeProvince().code,
    size: 'small',
    seed: `bench-${i}`,
  }))
}

export function needTexts(count: number): string[] {
  const random = chance(3)
  const popular = demand()
  return Array.from({ length: count }, () => {
    const text = needText(random, popular)
    return random.share() < 0.3 ? fold(text) : text
  })
}

function needText(random: Chance, popular: Demand): string {
  const subject = random.popular(popular.subjects)
  const first = random.oneOf(subject.says)
  const second = random.oneOf(random.share() < 0.6 ? subject.says : random.popular(popular.subjects).says)
  return `Xưởng của tôi có ${random.whole(5, 120)} người. ${first}, mà ${second}. Muốn tìm người giúp trong năm nay.`
}
