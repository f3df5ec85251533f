import type { Actor } from '~/domain/accounts/lifecycle'
import { draftFor } from '~/domain/proposals/keep-draft.server'
import { READ_AS } from '~/forms/carried'
import * as checkPage from '~/routes/consultant/proposal-check'
import * as proposePage from '~/routes/consultant/propose'
import { offer } from '~tests/scenarios'
import { ledTo, marksOn, post, type Typed } from './page-calls'

/** A proposal as the fields of its form send it. */
export function typedOffer(change: Typed = {}): Typed {
  const { milestones, lines, payments, id, scope, durationWeeks, validUntil } = offer()
  const rows = (list: string, all: readonly object[]) =>
    all.flatMap((row, n) => Object.entries(row).map(([name, value]) => [`${list}[${n}].${name}`, `${value}`]))
  return {
    id,
    scope,
    validUntil,
    durationWeeks: `${durationWeeks}`,
    ...Object.fromEntries([...rows('milestones', milestones), ...rows('lines', lines), ...rows('payments', payments)]),
    ...change,
  }
}

/** Writes a proposal, reads it again and sends it, as its two pages do; gives where that led. */
export async function sendOffer(actor: Actor, requestId: string, typed: Typed) {
  const written = await post(proposePage, actor, { requestId }, typed)
  if (ledTo(written)[1] !== `/requests/${requestId}/propose/check`) return written
  const [readAs = ''] = await marksOn(checkPage, actor, { requestId })
  const id = draftFor(requestId)!.offer!.id
  return await post(checkPage, actor, { requestId }, { id, [READ_AS]: readAs })
}
