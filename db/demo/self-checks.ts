import type { Actor } from '~/domain/accounts/lifecycle'
import { readAnswers } from '~/domain/self-check/answers'
import { keepCheck } from '~/domain/self-check/keep-check.server'
import { noteNationalResult } from '~/domain/self-check/note-national-result.server'
import { SELF_CHECK_EDITION } from '~/vocabulary/self-check'
import { at } from '../clock'
import { idFrom } from '../ids'
import { demoDay } from './consultants'
import type { DemoSelfChecks } from './files'

/** Results that enterprises keep; `ownerOf`: of a need, by its id. */
export function tellSelfChecks(
  { self_checks: kept, national_results: noted }: DemoSelfChecks,
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
}
