import { placesOf, wordingOf } from '~/language/said'
import { syllablesOf } from '~/language/syllables'
import { tellingSyllables } from '~/language/weak-words'
import formerProvinces from '~/vocabulary/data/former-provinces.json'
import file from '~/vocabulary/data/incidental-words.json'
import provincesFile from '~/vocabulary/data/provinces.json'
import type { SubjectVocabulary } from './subject-vocabulary'

const provinces = [
  ...provincesFile.provinces.map(({ name }) => name),
  ...Object.values(formerProvinces.formerly).flat(),
]
const wordings = [...file.products, ...file.doing, ...file.people, ...file.places, ...provinces].map(wordingOf)

/** Whether a reason only says what somebody makes or is, and where ("trồng cà phê", "nuôi bò sữa"): no trouble, and no wish. */
export function isIncidental(vocabulary: SubjectVocabulary, reason: string): boolean {
  const syllables = syllablesOf(reason)
  const tells = tellingSyllables(vocabulary, syllables)
  for (const wording of wordings) {
    for (const at of placesOf(syllables, wording)) tells.fill(false, at, at + wording.length)
  }
  return !tells.includes(true)
}
