import { isEnterprise } from '~/domain/accounts/policy'
import { type AcceptedPaper, acceptedPapers, type OwnPaper, ownPapers } from '~/domain/certification/own-papers.server'
import { canHaveProfile } from '~/domain/directory/policy'
import { engagementsOf } from '~/domain/engagement/queries.server'
import { sourceOfRows } from '~/domain/exporting/source'
import { requestsOf } from '~/domain/proposals/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { localName, subjectLabel } from '~/i18n/terms'
import { engagementStatusText, nextSaid, requestStepSaid, standingOf } from '~/i18n/work-terms'
import { needItems } from '~/views/needs/need-items.server'
import { needStanding } from '~/views/needs/need-tag'
import { standingText } from '~/views/programme/result-terms'
import { engagementSteps } from '~/views/work/engagement-steps.server'
import { dayOf, today } from '~db/clock'
import { defineList } from '../define-list.server'

const dayIn = (moment: Date | null) => moment && dayOf(moment)

/** Who acts next and what they do, as lists say it. */
const stepIn = (said: { who?: string; what: string } | undefined) =>
  said && (said.who ? m.export_next({ who: said.who, what: said.what }) : said.what)

export const ownNeeds = defineList<ReturnType<typeof needItems>[number]>({
  id: 'needs',
  fileName: 'nhu-cau-cua-toi',
  title: m.need_list_title,
  page: '/needs',
  opens: isEnterprise,
  rows: (actor) => sourceOfRows(needItems(actor)),
  columns: [
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ text }) => text },
    { key: 'state', label: m.need_list_state, kind: 'text', value: (row) => needStanding(row).text },
    { key: 'published', label: m.need_list_date, kind: 'day', value: ({ publishedAt }) => dayIn(publishedAt) },
    { key: 'next', label: m.need_list_next, kind: 'text', value: ({ told }) => stepIn(told) },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/needs/${id}`, extra: true },
  ],
})

type Paper = OwnPaper & Partial<Pick<AcceptedPaper, 'heldBy' | 'acceptedOn' | 'leftOn'>>

export const certificates = defineList<Paper>({
  id: 'certificates',
  fileName: 'giay-chung-nhan',
  title: m.papers_title,
  page: '/certificates',
  opens: isEnterprise,
  rows: (actor) => sourceOfRows<Paper>([...ownPapers(actor), ...acceptedPapers(actor)]),
  columns: [
    { key: 'scheme', label: m.outcome_certificate_title, kind: 'text', value: ({ certificate }) => certificate.scheme },
    { key: 'edition', label: m.certificate_edition, kind: 'text', value: ({ certificate }) => certificate.edition },
    {
      key: 'subject',
      label: m.programme_subject,
      kind: 'text',
      value: ({ subject }) => subject && subjectLabel(subject),
    },
    { key: 'number', label: m.certificate_number, kind: 'text', value: ({ certificate }) => certificate.number },
    { key: 'body', label: m.certificate_issuer, kind: 'text', value: ({ certificate }) => certificate.issuingBody },
    { key: 'scope', label: m.certificate_scope, kind: 'text', value: ({ certificate }) => certificate.scope },
    { key: 'issued', label: m.certificate_issued, kind: 'day', value: ({ certificate }) => certificate.issuedOn },
    { key: 'expires', label: m.certificate_expires, kind: 'day', value: ({ certificate }) => certificate.expiresOn },
    { key: 'standing', label: m.export_standing, kind: 'text', value: ({ standing }) => standingText[standing]() },
    { key: 'held_by', label: m.export_held_by, kind: 'text', value: ({ heldBy }) => heldBy },
    { key: 'accepted', label: m.certificate_register_accepted, kind: 'day', value: ({ acceptedOn }) => acceptedOn },
    { key: 'left', label: m.certificate_register_day, kind: 'day', value: ({ leftOn }) => leftOn, extra: true },
    { key: 'consultant', label: m.outcome_consultant, kind: 'text', value: ({ consultant }) => consultant },
  ],
})

/** What the list of an organisation's work says, with the days of each. */
function worksOf(actor: Parameters<typeof engagementsOf>[0]) {
  const steps = new Map(engagementSteps(actor).map((step) => [step.id, step]))
  return engagementsOf(actor).map((work) => {
    const { partner, next } = steps.get(work.id)!
    return { ...work, partner, said: nextSaid(next, actor.role, today()) }
  })
}

export const ownWorks = defineList<ReturnType<typeof worksOf>[number]>({
  id: 'engagements',
  fileName: 'hop-tac',
  title: m.engagement_list_title,
  page: '/engagements',
  opens: (actor) => isEnterprise(actor) || canHaveProfile(actor),
  rows: (actor) => sourceOfRows(worksOf(actor)),
  columns: [
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ needText }) => needText },
    { key: 'partner', label: m.export_partner, kind: 'text', value: ({ partner }) => partner },
    { key: 'state', label: m.need_list_state, kind: 'text', value: ({ status }) => engagementStatusText[status]() },
    { key: 'started', label: m.export_started, kind: 'day', value: ({ startedAt }) => dayOf(startedAt) },
    { key: 'completed', label: m.export_completed, kind: 'day', value: ({ completedAt }) => dayIn(completedAt) },
    { key: 'ended', label: m.export_ended, kind: 'day', value: ({ endedAt }) => dayIn(endedAt) },
    { key: 'milestones', label: m.export_milestones, kind: 'number', value: ({ milestones }) => milestones.length },
    {
      key: 'accepted',
      label: m.export_accepted,
      kind: 'number',
      value: ({ milestones }) => milestones.filter(({ status }) => status === 'accepted').length,
    },
    { key: 'next', label: m.need_list_next, kind: 'text', value: ({ said }) => stepIn(said) },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/engagements/${id}`, extra: true },
  ],
})

type Asked = ReturnType<typeof requestsOf>['toAnswer'][number]

export const requests = defineList<Asked>({
  id: 'requests',
  fileName: 'loi-moi',
  title: m.request_list_title,
  page: '/requests',
  opens: canHaveProfile,
  rows: (actor) => {
    const { toAnswer, answered } = requestsOf(actor)
    return sourceOfRows([...toAnswer, ...answered])
  },
  columns: [
    { key: 'need', label: m.request_list_need, kind: 'text', value: ({ needText }) => needText },
    { key: 'enterprise', label: m.request_list_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'commune', label: m.outcome_commune, kind: 'text', value: ({ commune }) => commune && localName(commune) },
    {
      key: 'sector',
      label: m.account_organisation_sector,
      kind: 'text',
      value: ({ sector }) => sector && localName(sector),
    },
    { key: 'sent', label: m.export_invited_on, kind: 'day', value: ({ sentAt }) => dayOf(sentAt) },
    { key: 'due', label: m.export_answer_by, kind: 'day', value: ({ dueAt }) => dayOf(dueAt) },
    { key: 'answered', label: m.export_answered_on, kind: 'day', value: ({ answeredAt }) => dayIn(answeredAt) },
    { key: 'state', label: m.request_list_state, kind: 'text', value: (row) => standingOf(row).text },
    {
      key: 'next',
      label: m.request_list_next,
      kind: 'text',
      value: ({ step }) => stepIn(requestStepSaid(step, 'consultant', today())),
    },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/requests/${id}`, extra: true },
  ],
})
