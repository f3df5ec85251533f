import type { Actor } from '~/domain/accounts/lifecycle'
import { lastReport } from '~/domain/certification/told-results'
import { engagementsOf } from '~/domain/engagement/queries.server'
import { agreeToBeNamed } from '~/domain/measures/agree-to-be-named.server'
import { namable } from '~/domain/measures/public-register.server'
import { readAnswers } from '~/domain/self-check/answers'
import { keepCheck } from '~/domain/self-check/keep-check.server'
import { noteNationalResult } from '~/domain/self-check/note-national-result.server'
import { SELF_CHECK_EDITION } from '~/vocabulary/self-check'
import { at } from '../clock'
import { idFrom } from '../ids'
import type { BesideNeeds } from './beside-needs-file'
import { demoDay } from './consultants'

/** Self-checks that enterprises keep, and that they agree to be named; `ownerOf`: of a need, by its id. */
export function tellBesideNeeds(
  { self_checks: kept, national_results: noted, named }: BesideNeeds,
  ownerOf: (need: string) => Actor,
) {
  for (const { need, day, field, levels } of kept) {
    const answers = readAnswers(field, `${SELF_CHECK_EDITION}-${levels}`)!
    at(demoDay(day), () => keepCheck(ownerOf(need), { field, answers }))
  }
  for (const { need, day, result } of noted) {
    const id = idFrom(`national result ${need}`)
    at(demoDay(day), () => noteNationalResult(ownerOf(need), { id, result, takenOn: day }))
  }
  for (const { need, day } of named) {
    const owner = ownerOf(need)
    const { id } = engagementsOf(owner).find(({ needId }) => needId === idFrom(`need ${need}`))!
    at(demoDay(day), () => agreeToBeNamed(owner, id, lastReport(namable(id, owner.organisationId!))))
  }
}
