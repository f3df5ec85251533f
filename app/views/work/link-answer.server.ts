import { isOpenAnswer, type openedAnswer } from '~/domain/notifications/answer-links.server'
import { showsContact } from '~/domain/proposals/policy'
import { excerpt } from '~/i18n/need-terms'
import { ABOUT } from '~/views/notifications/told-parts.server'
import { dayOf } from '~db/clock'

export type LinkAnswered = ReturnType<typeof linkAnswer>

const dayIf = (moment: Date | null) => moment && dayOf(moment)

/** What the page of a mail's link shows: what the mail said, and how it stands with the answer. Nobody is signed in there. */
export function linkAnswer(opened: NonNullable<ReturnType<typeof openedAnswer>>) {
  const { answer, actor, notificationId, request } = opened
  const { status, enterprise } = request
  return {
    answer,
    isOpen: isOpenAnswer(opened),
    isGone: status === 'withdrawn' || status === 'closed',
    status,
    enterprise,
    need: excerpt(request.needText, ABOUT),
    dueOn: dayOf(request.dueAt),
    answeredBy: [...new Set([actor.name, actor.organisationName])].join(', '),
    interestedOn: dayIf(request.interestedAt),
    endedOn: dayIf(request.withdrawnAt ?? request.answeredAt),
    declineReason: request.declineReason,
    contactFrom: request.contactFrom,
    contactShown: showsContact(request),
    path: `/notifications/${notificationId}`,
  }
}
