import { createAccount } from '~/domain/accounts/create-account.server'
import type { ClientSize, ConsultantRole, Language } from '~/domain/directory/lifecycle'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS, provinceList, sectorList } from '~/vocabulary/reference.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { organisations, profileAreas, profiles, profileSectors, profileServices } from '~db/schema'
import { spokenPhrases } from '~/domain/suggestion/subject-phrases.server'
import type { SpokenOf } from '~/domain/suggestion/spoken-of'
import { type Chance, chance } from './random'

const SEED = 14
/** Characters of an introduction with its services: with the diacritics some 1 KB. */
const LETTERS = { least: 500, most: 850 }
const DAY = 86_400_000
const AT_ONCE = 1_000

/** Words that names are made of. */
const BEGINNINGS = ['Công ty Tư vấn', 'Trung tâm', 'Văn phòng', 'Viện', 'Nhóm chuyên gia', 'Công ty Giải pháp', 'Hội']
const NAMES =
  'An Bình Cường Đại Gia Hà Hải Hoà Hưng Khang Lâm Long Minh Nam Phát Phú Quang Sao Sơn Tâm Tân Thái Thành Thịnh Tiến Trung Trường Tường Việt Vĩnh Xuân Yên'.split(
    ' ',
  )
const ROLES: ConsultantRole[] = ['consulting', 'training', 'digital-solution', 'testing', 'certification']
const SIZES: ClientSize[] = ['micro', 'small', 'medium', 'large']

const OPENINGS = [
  (years: number, place: string) => `Chúng tôi đã có ${years} năm làm việc cùng các cơ sở ở ${place}.`,
  (years: number, place: string) => `Từ ${years} năm nay, nhóm đi các huyện của ${place} để làm cùng người lao động.`,
  (years: number, place: string) => `Có trụ sở tại ${place}, ${years} năm kinh nghiệm, làm tại chỗ là chính.`,
]
const CASES = [
  (says: string) => `Khách thường gọi khi ${says}.`,
  (says: string) => `Gần đây có cơ sở kể: ${says}; sau ba tháng thì chuyện đó không còn.`,
  (says: string) => `Việc quen tay là những chỗ ${says}.`,
  (says: string) => `Nếu ${says}, xin cứ gọi, chúng tôi đến xem trước rồi mới nói giá.`,
]

/**
 * Fills a throwaway database with `published` profiles that are in the directory and `waiting` ones that the department
 * has not decided on; returns an officer's account and the ids of the latter. The same for the same numbers.
 */
export function generateProfiles({ published, waiting }: { published: number; waiting: number }) {
  const random = chance(SEED)
  const popular = demand()
  const all = published + waiting
  for (let from = 0; from < all; from += AT_ONCE) {
    transact((tx) => {
      for (let i = from; i < Math.min(all, from + AT_ONCE); i += 1) {
        insertProfile(tx, random, popular, { id: idOf(i), isPublished: i < published })
      }
    })
  }
  const officer = createAccount({
    email: 'bench@vi-du.example',
    name: 'Cầm Văn Sơn',
    passwordHash: 'no password',
    organisation: {
      kind: 'agency',
      agencyKind: 'department_in_charge',
      name: homeProvince().department.vi,
      provinceCode: homeProvince().code,
    },
  })
  return { officer, waiting: Array.from({ length: waiting }, (_, i) => idOf(published + i)) }
}

const idOf = (i: number) => `bench-${String(i).padStart(7, '0')}`

function insertProfile(
  tx: Tx,
  random: Chance,
  popular: Demand,
  { id, isPublished }: { id: string; isPublished: boolean },
) {
  const home = random.popular(popular.provinces)
  const offered = random.severalPopular(popular.subjects, random.whole(1, 5))
  const sectors = random.severalPopular(popular.sectors, random.whole(1, 4))
  const years = random.whole(1, 30)
  tx.insert(organisations)
    .values({
      id,
      kind: random.share() < 0.3 ? 'expert' : 'consulting',
      name: nameFrom(random),
      provinceCode: home.code,
    })
    .run()
  const publishedAt = new Date(now().getTime() - random.whole(0, 900) * DAY)
  tx.insert(profiles)
    .values({
      id,
      organisationId: id,
      status: isPublished ? 'published' : 'submitted',
      publishedAt: isPublished ? publishedAt : null,
      submittedAt: publishedAt,
      updatedAt: publishedAt,
      headline: `${offered.map(({ titles }) => titles[0]).join(', ')} cho ${sectors[0]!.nameVi.toLowerCase()}`.slice(
        0,
        160,
      ),
      introduction: introductionOf(random, { offered, years, place: home.fullName }),
      roles: random.severalPopular(ROLES, random.whole(1, 2)),
      languages: languagesOf(random),
      workModes: ['onsite'],
      clientSizes: random.severalPopular(SIZES, random.whole(1, 3)),
      yearsExperience: years,
      anySector: random.share() < 0.15,
      anyProvince: random.share() < 0.1,
    })
    .run()
  for (const { code, says } of offered) {
    const description = `Nhận việc khi ${random.oneOf(says)}.`
    tx.insert(profileServices).values({ profileId: id, subjectCode: code, description }).run()
  }
  for (const { code } of sectors) {
    tx.insert(profileSectors).values({ profileId: id, sectorVersion: CURRENT_SECTORS, sectorCode: code }).run()
  }
  const served = new Set([home.code, ...random.severalPopular(popular.provinces, random.whole(0, 5)).map(codeOf)])
  for (const provinceCode of served) tx.insert(profileAreas).values({ profileId: id, provinceCode }).run()
}

const codeOf = ({ code }: { code: string }) => code

const nameFrom = (random: Chance) =>
  `${random.oneOf(BEGINNINGS)} ${random.oneOf(NAMES)} ${random.oneOf(NAMES)} ${random.oneOf(NAMES)}`

const languagesOf = (random: Chance): Language[] => [
  'vi',
  ...(random.share() < 0.3 ? (['en'] as const) : []),
  ...(random.share() < 0.05 ? (['th-tai'] as const) : []),
  ...(random.share() < 0.03 ? (['hmong'] as const) : []),
]

type About = { offered: readonly SpokenOf[]; years: number; place: string }

function introductionOf(random: Chance, { offered, years, place }: About): string {
  const wanted = random.whole(LETTERS.least, LETTERS.most)
  let text = random.oneOf(OPENINGS)(years, place)
  while (text.length < wanted) text += ` ${random.oneOf(CASES)(random.oneOf(random.oneOf(offered).says))}`
  return text
}

export type Demand = ReturnType<typeof demand>

/** What is asked for and offered, the most popular first. The home province leads: the directory is made for it. */
export const demand = () => ({
  provinces: [...provinceList()].sort(
    (a, b) => Number(b.code === homeProvince().code) - Number(a.code === homeProvince().code),
  ),
  sectors: sectorList().filter(({ level }) => level === 2),
  subjects: spokenPhrases().filter(({ ours, says }) => ours && says.length > 0),
})
