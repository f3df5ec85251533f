import { agreeToPartner } from '~/domain/proposals/answer-partnership.server'
import { askPartner } from '~/domain/proposals/ask-partner.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { newId } from '~db/ids'
import { consultant } from './accounts'
import { sentRequest } from './loop'

export const PARTNER_NAME = 'Viện Năng suất Đồng Bằng'
export const PARTNER_TAX_CODE = '9900000024'
export const PART = 'Đào tạo 5S cho hai ca, ba buổi tại xưởng.'

/** The lead of a request asks a consultant to join in; who is asked may be given. */
export function askToJoin<R extends { consultant: Actor; requestId: string }>(
  request: R,
  partner = consultant({ name: PARTNER_NAME, taxCode: PARTNER_TAX_CODE }),
) {
  const partnershipId = newId()
  const asked = { id: partnershipId, profileId: partner.profileId, part: PART, message: 'Anh chị cùng làm nhé.' }
  askPartner(request.consultant, request.requestId, asked)
  return { ...request, partner: partner.actor, partnerProfileId: partner.profileId, partnershipId }
}

/** A request on which nothing is offered yet, with a partner who has agreed. */
export function jointRequest() {
  const joint = askToJoin(sentRequest())
  agreeToPartner(joint.partner, joint.partnershipId)
  return joint
}
