import { parseArgs } from 'node:util'
import { suggestSubjects } from '~/domain/matching/suggest-subjects.server'
import { communeOf, HOME_PROVINCE } from '~/vocabulary/reference.server'
import { gain, mayAppear, mean, ndcg10, recallAt } from './matching/figures'
import { type LabelledNeed, type ProfileInput, readLabelledNeeds, readProfiles } from './matching/input'
import { matchNeed } from './matching/match-need'
import { withSearch } from './matching/throwaway'

const { values } = parseArgs({ options: { needs: { type: 'string' }, profiles: { type: 'string' } } })
if (!values.needs || !values.profiles) {
  console.error('npm run -s eval -- --needs FILE[,FILE] --profiles FILE')
  process.exit(1)
}

const files = values.needs.split(',')
const profiles = readProfiles(values.profiles)
const figures = await withSearch({ profiles: values.profiles }, async () => {
  const all = []
  for (const file of files) all.push(await evaluate(file, readLabelledNeeds(file), profiles))
  return all
})
console.log(JSON.stringify(figures, null, 2))

async function evaluate(file: string, needs: readonly LabelledNeed[], pool: readonly ProfileInput[]) {
  const byId = new Map(pool.map((profile) => [profile.id, profile]))
  const recalls: Record<1 | 3 | 5, number[]> = { 1: [], 3: [], 5: [] }
  const ndcgs: number[] = []
  const refused = { inScope: 0, outOfScope: 0 }
  let ineligible = 0
  for (const need of needs) {
    const suggested = await subjectsFor(need)
    if (need.subjects.length === 0) {
      refused.outOfScope += suggested.length === 0 ? 1 : 0
      continue
    }
    refused.inScope += suggested.length === 0 ? 1 : 0
    for (const k of [1, 3, 5] as const) recalls[k].push(recallAt(k, suggested, need))
    const matched = await matchNeed(need)
    if (matched.status === 'unavailable') throw new Error('search is unavailable')
    const shown = matched.matches.map((match) => byId.get(match.profileId))
    ineligible += shown.filter((profile) => !profile || !mayAppear(profile)).length
    const province = (need.commune_code && communeOf(need.commune_code)?.provinceCode) || HOME_PROVINCE
    const ndcg = ndcg10(
      shown.map((profile) => gain(profile, need, province)),
      pool.map((profile) => gain(profile, need, province)),
    )
    if (ndcg !== null) ndcgs.push(ndcg)
  }
  const inScope = recalls[1].length
  return {
    file,
    needs: needs.length,
    suggestion: { recallAt1: mean(recalls[1]), recallAt3: mean(recalls[3]), recallAt5: mean(recalls[5]) },
    consultants: { ndcgAt10: mean(ndcgs), ineligibleShown: ineligible },
    outOfScope: { texts: needs.length - inScope, refused: refused.outOfScope, inScopeRefused: refused.inScope },
  }
}

async function subjectsFor(need: LabelledNeed): Promise<string[]> {
  const answer = await suggestSubjects(need.text, { sectorCode: need.sector_code, size: need.size })
  if (answer.status === 'unavailable') throw new Error('search is unavailable')
  return answer.suggestions.map(({ subject }) => subject)
}
