import { Link } from '@remix-run/react'
import type { Outlook } from '~/domain/proposals/waves'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wavesStoppedText } from '~/i18n/work-terms'
import { Button, LinkButton } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { Section } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import type { WavesView } from './waves.server'

type Last = NonNullable<NonNullable<WavesView>['last']>

export const wavesPath = (needId: string) => `/needs/${needId}/waves`

/** Invitations in waves: how they stand, or the way to begin. */
export function WavesStanding({ need, waves, mine }: { need: { id: string }; waves: WavesView; mine: boolean }) {
  const readOnly = useReadOnly()
  const maySet = mine && !readOnly
  if (!waves) return null
  const { last, mayStart } = waves
  if (!last && !(mayStart && maySet)) return null
  return (
    <Section title={m.waves_title()} id="waves">
      {last ? <LastWaves last={last} mine={mine} /> : <p>{m.waves_offer()}</p>}
      {maySet && last?.stoppedAt === null ? <StopWaves needId={need.id} /> : null}
      {maySet && mayStart ? (
        <LinkButton variant="secondary" toForm to={wavesPath(need.id)}>
          {last ? m.waves_again_link() : m.waves_link()}
        </LinkButton>
      ) : null}
    </Section>
  )
}

export const StopWaves = ({ needId }: { needId: string }) => (
  <PlainForm action={wavesPath(needId)}>
    <input type="hidden" name="step" value="stop" />
    <Button variant="secondary">{m.waves_stop_button()}</Button>
  </PlainForm>
)

export function LastWaves({ last, mine }: { last: Last; mine: boolean }) {
  const { number, lastWaveAt, interested, wanted, invited, most, stoppedAt, stopReason, outlook, next } = last
  return (
    <>
      <p>
        {m.waves_sent_on({ number: formatNumber(number), day: formatMomentDay(lastWaveAt) })}{' '}
        {m.waves_counts({
          interested: formatNumber(interested),
          wanted: formatNumber(wanted),
          invited: formatNumber(invited),
          most: formatNumber(most),
        })}
      </p>
      {stoppedAt && stopReason ? (
        <p>{m.waves_stopped({ day: formatMomentDay(stoppedAt), reason: wavesStoppedText[stopReason]() })}</p>
      ) : null}
      {outlook ? <p>{outlookText(outlook, last, next.length === 0)}</p> : null}
      {outlook?.kind === 'due' && next.length > 0 ? (
        <p>
          {m.waves_next()}{' '}
          {next.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 ? ', ' : ''}
              <Link to={`${mine ? '/consultants' : '/department/profiles'}/${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      ) : null}
    </>
  )
}

function outlookText(outlook: Outlook, { wanted, waiting }: Last, isNobodyLeft: boolean): string {
  switch (outlook.kind) {
    case 'enough':
      return m.waves_enough({ wanted: formatNumber(wanted) })
    case 'held':
      return m.waves_held({ wanted: formatNumber(wanted), waiting: formatNumber(waiting) })
    case 'most_invited':
      return m.waves_most_invited()
    case 'full':
      return m.waves_full({ maximum: formatNumber(MAX_REQUESTS_PER_NEED), day: formatDay(outlook.on) })
    case 'due':
      return isNobodyLeft
        ? m.waves_nobody_left()
        : m.waves_due({ day: formatDay(outlook.on), wanted: formatNumber(wanted) })
  }
}
