import { datesOf } from '~/domain/certification/paper-dates'
import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatDay } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { newerEditionOf } from '~/vocabulary/editions'
import { dayOf } from '~db/clock'
import type { Tells } from './told-parts.server'

type PaperKind = Extract<NotificationKind, `paper_${string}`>

const pageOf = ({ id }: Facts['paper']) => `/certificates#paper-${id}`

/** What is due of certificates that an enterprise holds, or in whose register it stands. */
export const toldOfPapers: { readonly [K in PaperKind]: Tells<K> } = {
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
