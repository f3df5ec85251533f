import type { CommonestDecline, DeclineAdvice } from '~/domain/proposals/decline-advice'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText } from '~/i18n/work-terms'
import { LinkButton } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { Stack } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { askPath } from '~/views/account/department-number'
import { askMorePath } from './need-page'

type Way = { text: () => string; link: () => string; to: (needId: string) => string }

/** The field of a need's form, on the page on which it is changed. */
const fieldPath = (field: 'budgetMillion' | 'workMode') => (needId: string) => `/needs/${needId}/edit#need-${field}`

const inviting = { link: m.need_ask_more, to: askMorePath }

const ways: Record<DeclineAdvice, Way> = {
  say_budget: { text: m.decline_advice_say_budget, link: m.decline_advice_budget_link, to: fieldPath('budgetMillion') },
  raise_budget: {
    text: m.decline_advice_raise_budget,
    link: m.decline_advice_budget_link,
    to: fieldPath('budgetMillion'),
  },
  allow_remote: { text: m.decline_advice_allow_remote, link: m.decline_advice_remote_link, to: fieldPath('workMode') },
  invite_nearer: { text: m.decline_advice_invite_nearer, ...inviting },
  invite_or_later: { text: m.decline_advice_invite_or_later, ...inviting },
  look_at_subjects: {
    text: m.decline_advice_look_at_subjects,
    link: m.decline_advice_subjects_link,
    to: (needId) => `/needs/${needId}/subjects`,
  },
  invite_others: { text: m.decline_advice_invite_others, ...inviting },
  read_or_ask: {
    text: m.decline_advice_read_or_ask,
    link: m.decline_advice_ask_link,
    to: (needId) => askPath({ text: '', from: `/needs/${needId}` }),
  },
}

type Props = { needId: string; declined: CommonestDecline; mine: boolean }

/** Why most said no; to the enterprise also what it can do about that. */
export function DeclineAdviceNotice({ needId, declined: { reason, count, asked, advice }, mine }: Props) {
  const readOnly = useReadOnly()
  const { text, link, to } = ways[advice]
  const said = { count: formatNumber(count), asked: formatNumber(asked), reason: declineReasonText[reason]() }
  return (
    <Notice tone="info">
      <Stack gap="small">
        <p>{asked === 1 ? m.decline_advice_one(said) : m.decline_advice_counted(said)}</p>
        {mine ? <p>{text()}</p> : null}
        {mine && !readOnly ? (
          <p>
            <LinkButton variant="secondary" toForm to={to(needId)}>
              {link()}
            </LinkButton>
          </p>
        ) : null}
      </Stack>
    </Notice>
  )
}
