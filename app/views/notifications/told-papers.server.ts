import { datesOf } from '~/domain/certification/paper-dates'
import type { CertificateStatus } from '~/domain/certification/lifecycle'
import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatDay } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { newerEditionOf } from '~/vocabulary/editions'
import { dayOf } from '~db/clock'
import { engagementPage, sentence, type Tells } from './told-parts.server'

type PaperKind = Extract<NotificationKind, `paper_${string}` | 'certificate_status'>

const pageOf = ({ id }: Facts['paper']) => `/certificates#paper-${id}`

const becameText: Record<CertificateStatus, (paper: { scheme: string; number: string; day: string }) => string> = {
  active: m.notice_certificate_restored,
  suspended: m.notice_certificate_suspended,
  withdrawn: m.notice_certificate_withdrawn,
}

/** What is due of certificates that an enterprise holds, or in whose register it stands, and what their bodies did with them. */
export const toldOfPapers: { readonly [K in PaperKind]: Tells<K> } = {
  certificate_status: ({ scheme, number, status, statusSince, statusReason, ...facts }) => ({
    title: becameText[status]({ scheme, number, day: statusSince ? formatDay(statusSince) : '' }),
    text: m.notice_certificate_status_text({ reason: sentence(statusReason) }),
    path: engagementPage(facts),
  }),
  paper_ending: (paper) => ({
    title: m.notice_paper_ending({ scheme: paper.scheme, day: formatDay(paper.expiresOn!) }),
    text: (paper.isGroups ? m.notice_paper_ending_group : m.notice_paper_ending_text)({ number: paper.number }),
    path: pageOf(paper),
  }),
  paper_surveillance: (paper, _, at) => {
    const next = datesOf(paper, dayOf(at)).find(({ step }) => step)
    const said = { scheme: paper.scheme, step: next ? inSentence(inWords(next.step!.title)) : '' }
    return {
      title: m.notice_paper_surveillance({ ...said, day: next ? formatDay(next.on) : '' }),
      text: (paper.isGroups ? m.notice_paper_surveillance_group : m.notice_paper_surveillance_text)({
        body: paper.issuingBody,
      }),
      path: pageOf(paper),
    }
  },
  paper_edition: (paper) => {
    const newer = newerEditionOf(paper)
    return {
      title: m.notice_paper_edition({ scheme: paper.scheme }),
      text: newer ? inWords(newer.text) : '',
      path: pageOf(paper),
    }
  },
}
