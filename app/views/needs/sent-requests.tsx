import { Link } from '@remix-run/react'
import { formatDay, formatMoment, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import {
  declineReasonText,
  proposalText,
  proposalTone,
  requestStatusText,
  requestStatusTone,
  withdrawalReasonText,
} from '~/i18n/work-terms'
import type { Day } from '~/domain/days'
import type { CommonestDecline } from '~/domain/proposals/decline-advice'
import { isNoted } from '~/domain/proposals/lifecycle'
import { Button, LinkButton } from '~/ui/actions'
import { Tag } from '~/ui/feedback'
import { PlainForm } from '~/ui/form'
import { Details, Inline, Meta, Prose, Section } from '~/ui/layout'
import { NextStepLine } from '~/ui/next-step'
import { useReadOnly } from '~/ui/read-only'
import { ResultCard, ResultList } from '~/ui/results'
import { ConversationLink } from '~/views/work/conversation-link'
import { ContactStanding } from './contact-from'
import { DeclineAdviceNotice } from './decline-advice'
import type { SentItem } from './sent-requests.server'

type Round = SentItem | SentItem['earlier'][number]
export const sentPath = ({ needId, id }: { needId: string; id: string }) => `/needs/${needId}/requests/${id}`

type SentProps = {
  need: { id: string }
  requests: SentItem[]
  declined: CommonestDecline | null
  mine: boolean
  today: Day
}

/** Whom the enterprise asked, how each request stands, and what can be done about it. */
export const SentRequests = ({ need, requests, declined, ...props }: SentProps) => (
  <Section title={m.need_section_requests()}>
    {declined ? <DeclineAdviceNotice needId={need.id} declined={declined} mine={props.mine} /> : null}
    <ResultList>
      {requests.map((sent) => (
        <ResultCard
          key={sent.id}
          title={sent.name}
          to={`${props.mine ? '/consultants' : '/department/profiles'}/${sent.profileId}`}
          tags={<RequestTag sent={sent} />}
          meta={<SentFacts sent={sent} />}
        >
          <Sent sent={sent} {...props} />
        </ResultCard>
      ))}
    </ResultList>
  </Section>
)

const Sent = ({ sent, mine, today }: { sent: SentItem; mine: boolean; today: Day }) => (
  <>
    <Ending round={sent} mine={mine} />
    <SentMessage round={sent} />
    <EarlierRounds sent={sent} mine={mine} />
    {mine && sent.contact ? (
      <p>
        {m.contact_change_column()}: <ContactStanding sent={sent} />
      </p>
    ) : null}
    <p>
      {mine ? (
        <ConversationLink requestId={sent.id} unseen={sent.unseen} />
      ) : (
        <Link to={`/department/conversations/${sent.id}`}>{m.conversation_link()}</Link>
      )}
    </p>
    {mine ? <Actions sent={sent} today={today} /> : null}
  </>
)

function Actions({ sent, today }: { sent: SentItem; today: Day }) {
  const readOnly = useReadOnly()
  if (readOnly || !(sent.mayWithdraw || sent.mayInviteAgain)) return null
  const path = sentPath(sent)
  return (
    <>
      <Inline>
        {sent.mayRemind ? <RemindButton sent={sent} /> : null}
        {sent.mayWithdraw ? (
          <LinkButton variant="quiet" toForm to={`${path}#take-back`}>
            {m.sent_request_withdraw()} <span className="visually-hidden">{sent.name}</span>
          </LinkButton>
        ) : null}
        {sent.mayInviteAgain ? (
          <LinkButton variant="secondary" toForm to={`${path}#ask-again`}>
            {m.sent_request_again()} <span className="visually-hidden">{sent.name}</span>
          </LinkButton>
        ) : null}
      </Inline>
      <RemindHint sent={sent} today={today} />
    </>
  )
}

/** Carried out on the request's own page, which also says why it was refused. */
export const RemindButton = ({ sent }: { sent: SentItem }) => (
  <PlainForm action={sentPath(sent)}>
    <input type="hidden" name="step" value="remind" />
    <Button variant="secondary">
      {m.sent_request_remind()} <span className="visually-hidden">{sent.name}</span>
    </Button>
  </PlainForm>
)

/** From when on it can be used, where it cannot be yet. */
export function RemindHint({ sent, today }: { sent: SentItem; today: Day }) {
  if (!sent.mayWithdraw || sent.mayRemind) return null
  if (sent.remindFrom === null)
    return <p className="hint">{m.sent_request_reminded_enough({ count: formatNumber(sent.reminders) })}</p>
  if (sent.remindFrom <= today) return null
  const day = formatDay(sent.remindFrom)
  return (
    <p className="hint">
      {sent.remindedAt ? m.sent_request_remind_again_from({ day }) : m.sent_request_remind_from({ day })}
    </p>
  )
}

/** Of a proposal, whether it was chosen or its time has ended; until then how the request stands. */
export const RequestTag = ({ sent: { status, standing, interestedAt } }: { sent: SentItem }) =>
  standing && standing !== 'submitted' ? (
    <Tag tone={proposalTone[standing]}>{proposalText[standing]()}</Tag>
  ) : (
    <>
      <Tag tone={requestStatusTone[status]}>{requestStatusText[status]()}</Tag>{' '}
      {status === 'sent' && interestedAt ? <Tag tone="info">{m.request_interested_tag()}</Tag> : null}
    </>
  )

export const SentFacts = ({ sent }: { sent: SentItem }) => (
  <Meta
    items={[
      m.sent_request_sent({ day: formatMomentDay(sent.sentAt) }),
      sent.said.who && <NextStepLine {...sent.said} />,
      remindedText(sent),
      isNoted(sent) && m.sent_request_noted(),
    ]}
  />
)

type Reminded = Pick<SentItem, 'remindedAt' | 'reminders' | 'remindedByDepartment'>

function remindedText({ remindedAt, reminders, remindedByDepartment }: Reminded) {
  if (!remindedAt) return null
  const moment = formatMoment(remindedAt)
  return reminders > 1
    ? m.sent_request_reminded_times({ count: formatNumber(reminders), moment })
    : (remindedByDepartment ? m.request_reminded_department : m.sent_request_reminded)({ moment })
}

/** Why a request came to nothing, in the words of whoever ended it. */
export function Ending({ round, mine }: { round: Round; mine: boolean }) {
  const { status, endedAt, declineReason, declineNote, withdrawalReason, withdrawalNote } = round
  if (!endedAt) return null
  const day = formatMomentDay(endedAt)
  if (status === 'withdrawn' && withdrawalReason) {
    const said = { day, reason: withdrawalReasonText[withdrawalReason]() }
    return (
      <>
        <p>{mine ? m.sent_request_withdrawn(said) : m.sent_request_withdrawn_department(said)}</p>
        {withdrawalNote ? <Prose text={withdrawalNote} /> : null}
      </>
    )
  }
  if (status !== 'declined' || !declineReason) return null
  return (
    <>
      <p>
        {(round.proposal === 'withdrawn' ? m.sent_request_taken_back : m.sent_request_declined)({
          day,
          reason: declineReasonText[declineReason](),
        })}
      </p>
      {declineNote ? <Prose text={declineNote} /> : null}
    </>
  )
}

const SentMessage = ({ round }: { round: Round }) =>
  round.message ? (
    <Details summary={m.sent_request_message()}>
      <Prose text={round.message} />
    </Details>
  ) : null

export const EarlierRounds = ({ sent, mine }: { sent: SentItem; mine: boolean }) =>
  sent.earlier.length === 0 ? null : (
    <Details summary={m.sent_request_earlier()}>
      <ul>
        {sent.earlier.map((round) => (
          <li key={round.id}>
            <p>{m.sent_request_sent({ day: formatMomentDay(round.sentAt) })}</p>
            {round.message ? <Prose text={round.message} /> : null}
            <Ending round={round} mine={mine} />
          </li>
        ))}
      </ul>
    </Details>
  )
