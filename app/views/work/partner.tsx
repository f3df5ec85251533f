import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { Link } from '@remix-run/react'
import { askPartnerForm } from '~/domain/proposals/forms'
import type { PartnershipStanding, PartnershipStatus } from '~/domain/proposals/lifecycle'
import { answerTo } from '~/forms/answer-to'
import type { Day } from '~/domain/days'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { partnershipText, partnershipTone } from '~/i18n/partner-terms'
import {
  Button,
  Empty,
  Form,
  HiddenField,
  LinkButton,
  PlainForm,
  Prose,
  ResultCard,
  ResultList,
  Section,
  Stack,
  Tag,
  TextArea,
} from '~/ui'
import { NextStepBox, type NextStepProps } from '~/ui/next-step'

/** On the request's page: with whom it is to be offered, and the way to change that. */
export const PartnerNow = ({
  requestId,
  partner,
}: {
  requestId: string
  partner: { name: string; status: PartnershipStatus } | null
}) => (
  <Section title={m.partner_section()}>
    {partner ? (
      <p>
        {partner.name} <Tag tone={partnershipTone[partner.status]}>{partnershipText[partner.status]()}</Tag>
      </p>
    ) : (
      <p>{m.partner_alone()}</p>
    )}
    <LinkButton variant="secondary" toForm to={`/requests/${requestId}/partner`}>
      {partner ? m.partner_link_see() : m.partner_link_ask()}
    </LinkButton>
  </Section>
)

/** One who was asked, as the lead's page shows them. */
export type AskedPartner = {
  id: string
  profileId: string
  partner: string
  standing: PartnershipStanding
  part: string
  message: string
  note: string | null
  offeredAt: Date | null
  until: NextStepProps['until']
  /** From when on they can be reminded; null: not, or no more. */
  remindFrom: Day | null
  remindedAt: Date | null
  reminders: number
}

const Said = ({ asked: { partner, part, message, note } }: { asked: AskedPartner }) => (
  <>
    <Prose text={m.proposal_partner_part({ part })} />
    {message ? <Prose text={message} /> : null}
    {note ? <Prose text={m.partner_note_said({ name: partner, note })} /> : null}
  </>
)

function stepText({ standing, partner: name, offeredAt }: AskedPartner) {
  if (standing === 'asked') return m.partner_step_asked({ name })
  return offeredAt ? m.partner_step_offered({ day: formatMomentDay(offeredAt) }) : m.partner_step_agreed({ name })
}

/** Who is asked or has agreed, what comes next, and the way to take it back. */
export function CurrentPartner({ asked, today }: { asked: AskedPartner; today: Day }) {
  const { id, profileId, partner: name, standing, until, offeredAt } = asked
  return (
    <Section title={m.partner_now_title()}>
      <p>
        <Link to={`/consultants/${profileId}`}>{name}</Link>{' '}
        <Tag tone={partnershipTone[standing]}>{partnershipText[standing]()}</Tag>
      </p>
      <NextStepBox title={m.request_step_title()} what={stepText(asked)} until={until}>
        {asked.remindedAt ? (
          <p className="hint">{m.partner_reminded({ day: formatMomentDay(asked.remindedAt) })}</p>
        ) : null}
        {standing === 'asked' ? <Remind asked={asked} today={today} /> : null}
      </NextStepBox>
      <Said asked={asked} />
      <PlainForm>
        <input type="hidden" name="step" value="withdraw" />
        <input type="hidden" name="partnershipId" value={id} />
        {offeredAt ? <p className="hint">{m.partner_part_ways_hint({ name })}</p> : null}
        <Button variant="secondary">
          {standing === 'asked' ? m.partner_withdraw() : m.partner_part_ways({ name })}
        </Button>
      </PlainForm>
    </Section>
  )
}

/** Reminds, or says from when on that can be done, or that it cannot any more. */
function Remind({ asked: { id, remindFrom, reminders }, today }: { asked: AskedPartner; today: Day }) {
  if (remindFrom === null)
    return <p className="hint">{m.partner_reminded_enough({ count: formatNumber(reminders) })}</p>
  if (remindFrom > today) return <p className="hint">{m.partner_remind_from({ day: formatDay(remindFrom) })}</p>
  return (
    <PlainForm>
      <input type="hidden" name="step" value="remind" />
      <input type="hidden" name="partnershipId" value={id} />
      <Button variant="secondary">{m.partner_remind()}</Button>
    </PlainForm>
  )
}

export const EarlierPartners = ({ asked }: { asked: readonly AskedPartner[] }) =>
  asked.length === 0 ? null : (
    <Section title={m.partner_earlier()}>
      <ResultList>
        {asked.map((one) => (
          <ResultCard
            key={one.id}
            title={one.partner}
            to={`/consultants/${one.profileId}`}
            tags={<Tag tone={partnershipTone[one.standing]}>{partnershipText[one.standing]()}</Tag>}
          >
            <Said asked={one} />
          </ResultCard>
        ))}
      </ResultList>
    </Section>
  )

type Found = { profileId: string; name: string; headline: string }

/** Whom the lead finds by name, each with the way to invite them. */
export const PartnerSearch = ({ asked, found, most }: { asked: string; found: readonly Found[]; most: number }) => (
  <Section title={m.partner_search_title()}>
    <PlainForm method="get">
      <Stack>
        <label htmlFor="q">{m.partner_search_label()}</label>
        <p className="hint" id="q-hint">
          {m.partner_search_hint()}
        </p>
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          defaultValue={asked}
          maxLength={most}
          aria-describedby="q-hint"
        />
        <div>
          <Button variant="secondary">{m.partner_search_button()}</Button>
        </div>
      </Stack>
    </PlainForm>
    {asked && found.length === 0 ? <Empty title={m.partner_none_title()}>{m.partner_none()}</Empty> : null}
    {found.length > 0 ? (
      <ResultList>
        {found.map(({ profileId, name, headline }) => (
          <ResultCard key={profileId} title={name} to={`/consultants/${profileId}`}>
            <p>{headline}</p>
            <div>
              <LinkButton variant="secondary" to={`?with=${profileId}`} toForm>
                {m.partner_choose()}
                <span className="visually-hidden"> {name}</span>
              </LinkButton>
            </div>
          </ResultCard>
        ))}
      </ResultList>
    ) : null}
  </Section>
)

type AskProps = { id: string; chosen: Found; lastResult: SubmissionResult<string[]> | undefined }

/** What the one who was chosen is asked. */
export function AskPartner({ id, chosen: { profileId, name, headline }, lastResult }: AskProps) {
  const [form, fields] = useForm({
    id: 'ask',
    lastResult: answerTo('ask', lastResult),
    constraint: getZodConstraint(askPartnerForm),
    defaultValue: { id, profileId, part: '', message: '' },
  })
  return (
    <Section title={m.partner_chosen({ name })}>
      <p>{headline}</p>
      <p>
        <Link to="?">{m.partner_other()}</Link>
      </p>
      <Form form={form}>
        <input type="hidden" name="step" value="ask" />
        <HiddenField field={fields.id} />
        <HiddenField field={fields.profileId} />
        <p>{m.partner_privacy()}</p>
        <TextArea field={fields.part} label={m.partner_part()} hint={m.partner_part_hint()} rows={3} />
        <TextArea
          field={fields.message}
          label={m.partner_message()}
          hint={m.partner_message_hint()}
          rows={3}
          optional
        />
        <Button>{m.partner_ask_button()}</Button>
      </Form>
    </Section>
  )
}
