import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { Details, Meta, Prose, Section } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { Reasons, ResultCard, ResultList } from '~/ui/results'
import type { InterestItem } from './interests.server'

type Props = { need: { id: string; takesInterest: boolean }; interests: InterestItem[]; mine: boolean }

export const interestPath = (needId: string, { id }: { id: string }) => `/needs/${needId}/interests/${id}`

/** Consultants who were not invited and say that they are interested. */
export function Interests({ need, interests, mine }: Props) {
  const readOnly = useReadOnly()
  if (interests.length === 0) return null
  return (
    <Section title={m.need_interests_title()} id="interests">
      {mine ? <p>{m.need_interests_lead()}</p> : null}
      <ResultList>
        {interests.map((interest) => (
          <ResultCard
            key={interest.id}
            title={interest.name}
            to={`${mine ? '/consultants' : '/department/profiles'}/${interest.profileId}`}
            meta={<InterestFacts interest={interest} />}
          >
            {interest.headline ? <p>{interest.headline}</p> : null}
            {interest.message ? (
              <blockquote className="told">
                <Prose text={interest.message} />
              </blockquote>
            ) : null}
            <Reasons reasons={interest.reasons} missing={interest.missing} />
            {mine && !readOnly ? (
              <LinkButton variant="secondary" toForm to={interestPath(need.id, interest)}>
                {m.need_interest_answer()} <span className="visually-hidden">{interest.name}</span>
              </LinkButton>
            ) : null}
          </ResultCard>
        ))}
      </ResultList>
    </Section>
  )
}

export const InterestFacts = ({ interest: { place, saidAt } }: { interest: InterestItem }) => (
  <Meta items={[place, m.need_interest_said({ day: formatMomentDay(saidAt) })]} />
)

/** Whether the enterprise wants that of a need. */
export function InterestChoice({ need: { takesInterest } }: Pick<Props, 'need'>) {
  return (
    <Details summary={m.need_interest_setting()}>
      <p>{takesInterest ? m.need_interest_on() : m.need_interest_off()}</p>
      <PlainForm>
        <input type="hidden" name="step" value="interest" />
        <input type="hidden" name="takesInterest" value={takesInterest ? 'no' : 'yes'} />
        <Button variant="secondary">{takesInterest ? m.need_interest_turn_off() : m.need_interest_turn_on()}</Button>
      </PlainForm>
    </Details>
  )
}
