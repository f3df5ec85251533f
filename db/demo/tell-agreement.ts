import type { Actor } from '~/domain/accounts/lifecycle'
import { startOf } from '~/domain/days'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { attachSignedCopy } from '~/domain/engagement/signed-copies.server'
import { at, today } from '../clock'
import { newId } from '../ids'
import { storeDemoEvidence } from './evidence'
import type { Story } from './files'

/** The two sides confirm what they agreed, as far as the story says. */
export function tellAgreement(
  { agreement }: Story,
  engagementId: string,
  enterprise: Actor,
  consultant: Actor,
  after: (days: number) => Date,
) {
  /** Nothing that is told lies ahead. */
  const on = (days: number) => new Date(Math.min(after(days).getTime(), startOf(today()).getTime()))
  const confirm = (actor: Actor) => confirmAgreement(actor, engagementId, agreementOf(actor, engagementId).number)
  if (agreement === 'one') return at(on(68), () => confirm(consultant))
  if (!agreement) return
  at(on(10), () => confirm(consultant))
  at(on(11), () => confirm(enterprise))
  const copy = storeDemoEvidence('thoa-thuan-da-ky.pdf', 'MINH HOA - THOA THUAN DA KY')
  at(on(15), () => attachSignedCopy(enterprise, engagementId, { id: newId(), copy }))
}
