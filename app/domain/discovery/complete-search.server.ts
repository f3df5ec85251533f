import { homeProvince } from '~/vocabulary/province.server'
import { communeList, provinceList, subjectList } from '~/vocabulary/reference.server'
import { partsOf } from '~/vocabulary/former-units'
import { formerNames } from '~/vocabulary/provinces-on-the-map'
import { unavailable } from './index-care.server'
import { engine } from '~search/engine'
import { consultantsIndex } from './consultants-index.server'
import { completions, isWorthCompleting, type Named } from './complete-words'
import { isMarked } from './found-cards.server'
import { type ProfileCard, profileCards } from '../directory/queries.server'
import { stillChecked } from './asked-of-engine.server'
import { FACETS } from './search-query'

/** What somebody who types into the search field may be about to write. */
export type Completions = {
  /** Subjects' codes. */
  subjects: string[]
  /** A province that consultants serve, or the commune in it that was meant. */
  places: { province: string; commune: string | null }[]
  consultants: ProfileCard[]
}

const ENTRIES = 8
const PLACES = 2
const CONSULTANTS = 2
/** Whoever is found by name is among the first. */
const POOL = 10

/** At most eight entries for what is typed so far; without search, subjects only. */
export async function completeSearch(typed: string): Promise<Completions> {
  const { consultants, served } = await askEngine(typed)
  const named = { subjects: subjectNames(), places: placeNames(served) }
  const places = completions(typed, named.places, PLACES, named.subjects).map(placeOf)
  const subjects = completions(typed, named.subjects, ENTRIES - places.length - consultants.length, named.places)
  return { subjects, places, consultants }
}

/** Consultants whose name has the words, and the provinces that anybody serves. */
async function askEngine(typed: string): Promise<{ consultants: ProfileCard[]; served: ReadonlySet<string> }> {
  if (!isWorthCompleting(typed)) return { consultants: [], served: new Set() }
  const all = { index: consultantsIndex(), conditions: [stillChecked()] }
  try {
    const [named, everybody] = await engine().multiSearch([
      { ...all, text: typed, limit: POOL, highlight: ['name'], retrieve: ['id'] },
      { ...all, limit: 0, facets: [FACETS.province] },
    ])
    const ids = named!.hits.filter(({ highlighted }) => isMarked(String(highlighted.name ?? ''))).map(({ id }) => id)
    return {
      consultants: profileCards(ids).slice(0, CONSULTANTS),
      served: new Set(Object.keys(everybody!.facets[FACETS.province] ?? {})),
    }
  } catch (error) {
    unavailable(error)
    return { consultants: [], served: new Set() }
  }
}

const subjectNames = (): Named[] =>
  subjectList().map(({ code, shortVi, nameVi, nameEn, aliases }) => ({
    code,
    names: [shortVi, nameVi, nameEn, ...aliases],
  }))

function placeNames(served: ReadonlySet<string>): Named[] {
  const provinces = provinceList()
    .filter(({ code }) => served.has(code))
    .map(({ code, name, fullName, nameEn }) => ({ code, names: [name, fullName, nameEn, ...formerNames(code)] }))
  const communes = served.has(homeProvince().code) ? communeList(homeProvince().code) : []
  return [
    ...provinces,
    ...communes.map(({ code, name, fullName }) => ({
      code: `${homeProvince().code}/${code}`,
      names: [name, fullName, ...partsOf(code, homeProvince())],
    })),
  ]
}

function placeOf(code: string): Completions['places'][number] {
  const [province = '', commune = null] = code.split('/')
  return { province, commune }
}
