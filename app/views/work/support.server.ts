import type { Actor } from '~/domain/accounts/lifecycle'
import { subjectsOfNeed } from '~/domain/needs/queries.server'
import { proposalToAward } from '~/domain/proposals/queries.server'
import type { SupportStanding } from '~/domain/proposals/support'
import { supportFor } from '~/domain/proposals/support.server'
import { formatDay, formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { SUPPORT_QUESTIONS } from '~/vocabulary/support-rules'
import { idFrom } from '~db/ids'
import { shortSubjectName } from '../choices/subject-choices.server'

type Support = ReturnType<ReturnType<typeof supportFor>['by']>

/** What a rule gives, in a sentence. */
function standingText(standing: SupportStanding, kind: string): string {
  if (standing.kind === 'not_for_size') return m.support_not_for_size()
  if (standing.kind === 'size_unknown') return m.support_size_unknown()
  if (standing.kind === 'ask')
    return standing.unknown === 'figures' ? m.support_ask_figures() : m.support_ask_organisation({ kind })
  const { atMostVnd, percent, ceilingVnd } = standing
  return m.support_at_most({
    amount: formatVnd(atMostVnd),
    percent: formatNumber(percent),
    ceiling: formatVnd(ceilingVnd),
  })
}

const isOpenTo = (standing: SupportStanding) =>
  standing.kind !== 'not_for_size' && !(standing.kind === 'ask' && standing.unknown === 'organisation')

/** The rules as a page shows them; conditions where the rule may be for the enterprise. */
const supportShown = (support: Support, enterpriseKind: string) =>
  support.map(({ rule, standing }) => ({
    id: rule.id,
    name: inWords(rule.name),
    law: inWords(rule.law),
    kind: standing.kind,
    text: standingText(standing, enterpriseKind),
    conditions: isOpenTo(standing) ? rule.conditions.map(inWords) : [],
    checked: formatDay(rule.validity.checked),
  }))

/** In a few words, for a cell: the most that is known, what is missing for it, or that it is to be asked. */
export function supportInShort(support: Support): string {
  const most = Math.max(0, ...support.map(({ standing }) => (standing.kind === 'amount' ? standing.atMostVnd : 0)))
  if (most > 0) return m.support_short_at_most({ amount: formatVnd(most) })
  return support.some(({ standing }) => standing.kind === 'size_unknown')
    ? m.support_short_size()
    : m.support_short_ask()
}

/** The estimate for an offer, and the question that would be sent to the department. */
export function supportPage(actor: Actor, needId: string, proposalId: string) {
  const { need, proposal } = proposalToAward(actor, needId, proposalId)
  const { consultant, offer } = proposal
  const { enterpriseKind, size, by } = supportFor(actor, need)
  const kind = (
    enterpriseKind ? enterpriseKindText[enterpriseKind]() : m.support_question_kind_unknown()
  ).toLocaleLowerCase('vi')
  const questions = SUPPORT_QUESTIONS.map(({ text }) => inWords(text))
  const price = formatVnd(offer.priceVnd)
  const question = m.support_question({
    kind,
    size: size
      ? m.support_question_size({ size: clientSizeText[size]().toLocaleLowerCase('vi') })
      : m.support_question_size_unknown(),
    subjects: subjectsOfNeed(need)
      .map(({ subjectCode }) => shortSubjectName(subjectCode))
      .join(', '),
    price,
    open: questions.join('\n\n'),
  })
  return {
    needId: need.id,
    proposalId,
    consultant,
    price,
    rules: supportShown(by(offer), kind),
    questions,
    question,
    /** One question an offer: another price is another question. */
    enquiryId: idFrom(`support:${actor.userId}:${proposalId}:${offer.number}`),
    contact: actor.phone ?? actor.email,
  }
}
