import type { Actor } from '~/domain/accounts/lifecycle'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { attachSignedCopy } from '~/domain/engagement/signed-copies.server'
import { at } from '../clock'
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
  const confirm = (actor: Actor) => confirmAgreement(actor, engagementId, agreementOf(actor, engagementId).number)
  if (agreement === 'one') return at(after(68), () => confirm(consultant))
  if (!agreement) return
  at(after(10), () => confirm(consultant))
  at(after(11), () => confirm(enterprise))
  const copy = storeDemoEvidence('thoa-thuan-da-ky.pdf', 'MINH HOA - THOA THUAN DA KY')
  at(after(15), () => attachSignedCopy(enterprise, engagementId, { id: newId(), copy }))
}
