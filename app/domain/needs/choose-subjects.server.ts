import type { z } from 'zod'
import type { Actor } from '../accounts/lifecycle'
import { readSubjects } from '../suggestion/read-subjects.server'
import { ticksAfterAnswers } from '../suggestion/shown-subjects.server'
import { confirmSubjects } from './draft-need.server'
import type { subjectsForm } from './forms'
import type { Need } from './queries.server'
import { knownFor } from './suggested-for.server'

/**
 * Confirms the subjects that were ticked, each with the words that led to it. Where only questions were answered (`update`), what was
 * ticked for the person follows the answers; of a published need, whose page asks none, what is ticked counts.
 */
export function chooseSubjects(actor: Actor, need: Need, input: z.output<typeof subjectsForm>) {
  const { suggested, chosen } = input
  const known = knownFor(actor, need)
  const ticked = [...suggested, ...chosen]
  if (need.status !== 'draft') return confirmSubjects(actor, need.id, readSubjects(need.text, ticked, known))
  const { step, answers } = input
  const codes = step === 'update' ? (ticksAfterAnswers(need.text, known, { ticked, answers }) ?? []) : ticked
  confirmSubjects(actor, need.id, readSubjects(need.text, codes, { ...known, answers }), answers)
}
