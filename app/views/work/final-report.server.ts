import { createHash } from 'node:crypto'
import { finalReport } from '~/documents/final-report'
import type { Actor } from '~/domain/accounts/lifecycle'
import { outcomesOfEngagement } from '~/domain/certification/queries.server'
import { codeOf } from '~/domain/engagement/agreement.server'
import { diaryOf } from '~/domain/engagement/diary.server'
import { paymentsOf } from '~/domain/engagement/payment-queries.server'
import { isPaid } from '~/domain/engagement/payments'
import { currentPlan } from '~/domain/engagement/changes.server'
import type { engagementOf } from '~/domain/engagement/queries.server'
import { measuresOf } from '~/domain/measures/queries.server'
import { documentsOf } from '~/domain/result-documents/queries.server'
import { formatDay } from '~/i18n/format'
import { outcomeStatusText } from '~/i18n/work-terms'
import { withLocale } from '~/i18n/locale.server'
import { inSentence } from '~/i18n/in-sentence'
import { gainText, valueText } from '~/views/measures/measure-terms'
import { dayOf, today } from '~db/clock'
import { documentTitle, peopleText } from '~/views/result-documents/document-terms'
import { entryKindText } from './diary-terms'

type Engagement = ReturnType<typeof engagementOf>

/** The final report of an engagement as it stands now, for one of its sides; in Vietnamese, with a code that follows from its text. */
export function finalReportOf(actor: Actor, engagement: Engagement) {
  return withLocale('vi', () => {
    const paper = finalReport(factsOf(actor, engagement))
    return { paper, code: codeOf(createHash('sha256').update(JSON.stringify(paper)).digest('hex')) }
  })
}

function factsOf(actor: Actor, engagement: Engagement) {
  const { enterprise, consultant, startedAt, completedAt, endedAt } = engagement
  const { steps } = paymentsOf(engagement)
  const plan = currentPlan(engagement)
  const over = completedAt ?? endedAt
  return {
    enterprise,
    consultant,
    need: engagement.needText,
    scope: [plan.scope, ...plan.scopeChanges].join('\n'),
    madeOn: today(),
    startedOn: dayOf(startedAt),
    ended: over && { on: dayOf(over), isEarly: endedAt !== null },
    pausedOn: engagement.pause?.pausedOn ?? null,
    isDisputed: engagement.dispute !== null,
    milestones: engagement.milestones.map(({ title, dueOn, acceptedAt }) => ({
      title,
      dueOn,
      doneOn: acceptedAt && dayOf(acceptedAt),
    })),
    payments: {
      confirmed: steps.filter(isPaid).length,
      all: steps.length,
    },
    entries: diaryOf(actor, engagement)
      .toReversed()
      .map(({ onDay, side, kind, hours, text }) => ({
        onDay,
        who: side === 'enterprise' ? 'Bên A' : 'Bên B',
        how: inSentence(entryKindText[kind]()),
        hours,
        text,
      })),
    results: [...certificatesIn(actor, engagement), ...measuresIn(engagement), ...documentsIn(engagement)],
  }
}

const certificatesIn = (actor: Actor, { id }: Engagement): string[] =>
  outcomesOfEngagement(actor, id).map(({ certificate: { scheme, number, issuingBody, issuedOn }, status }) =>
    [
      `Giấy chứng nhận ${scheme}, số ${number}, ${issuingBody} cấp ngày ${formatDay(issuedOn)}`,
      inSentence(outcomeStatusText[status]()),
    ].join('; '),
  )

const measuresIn = (engagement: Engagement): string[] =>
  measuresOf(engagement).flatMap(({ indicator, what, baseline, after, gain, outcome }) =>
    after
      ? [
          [
            `${indicator.name.vi} (${what}): trước ${valueText(indicator, baseline.value)}, sau ${valueText(indicator, after.value)}, ${inSentence(gainText({ baseline, after, gain }))}`,
            ...(outcome ? [inSentence(outcomeStatusText[outcome.status]())] : []),
          ].join('; '),
        ]
      : [],
  )

const documentsIn = (engagement: Engagement): string[] =>
  documentsOf(engagement).map(({ asked, document, status }) =>
    [
      documentTitle({ name: asked.name, number: document.number }),
      ...(document.issuer ? [document.issuer] : []),
      `ngày ${formatDay(document.datedOn)}`,
      ...peopleText(document),
      inSentence(outcomeStatusText[status]()),
    ].join('; '),
  )
