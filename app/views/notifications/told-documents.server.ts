import type { Facts } from '~/domain/notifications/facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { DOCUMENT_DAYS } from '~/domain/result-documents/lifecycle'
import { formatDay, formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { engagementPage, quoted, sentence, type Tells } from './told-parts.server'

type DocumentKind = Extract<NotificationKind, `document_${string}`>

const deciding = ({ outcomeId }: Facts['document']) => `/department/documents/${outcomeId}`
const said = ({ name, number, enterprise, consultant }: Facts['document']) => ({
  name: [inSentence(inWords(name)), ...(number ? [number] : [])].join(' – '),
  enterprise,
  consultant,
})
const wanted = (facts: Facts['engagement']) => ({
  text: m.notice_document_wanted_text({ ...quoted(facts), days: formatNumber(DOCUMENT_DAYS) }),
  path: engagementPage(facts),
})

/** The document that work ends in, and what becomes of it. */
export const toldOfDocuments: { readonly [K in DocumentKind]: Tells<K> } = {
  document_wanted: (facts) => ({ title: m.notice_document_wanted(facts), ...wanted(facts) }),
  document_due: (facts) => ({ title: m.notice_document_due(facts), ...wanted(facts) }),
  document_reported: (facts) => ({
    title: m.notice_document_reported(said(facts)),
    text: m.notice_document_reported_text(said(facts)),
    path: engagementPage(facts),
  }),
  document_to_verify: (facts) => ({
    title: m.notice_document_to_verify(said(facts)),
    text: m.notice_document_to_verify_text(said(facts)),
    path: deciding(facts),
  }),
  document_waits: (facts) => ({
    title: m.notice_document_waits({ ...said(facts), day: formatDay(facts.reportedOn) }),
    text: m.notice_document_waits_text(said(facts)),
    path: deciding(facts),
  }),
  document_verified: (facts) => ({
    title: m.notice_document_verified(said(facts)),
    text: m.notice_document_verified_text(said(facts)),
    path: engagementPage(facts),
  }),
  document_rejected: (facts) => ({
    title: m.notice_document_rejected(said(facts)),
    text: m.notice_document_rejected_text({ reason: sentence(facts.rejectReason) }),
    path: engagementPage(facts),
  }),
}
