import { Link } from '@remix-run/react'
import { assistedStepText, confirmedByText, standingText, standingTone } from '~/i18n/assisted-terms'
import type { Standing } from '~/domain/assisted/next-step'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink } from '~/ui/contact-link'
import { Tag } from '~/ui/feedback'
import { Prose } from '~/ui/layout'
import { NextStepBox } from '~/ui/next-step'
import type { officersView } from './officers-view.server'

export const StandingTag = ({ standing }: { standing: Standing }) => (
  <Tag tone={standingTone[standing]}>{standingText[standing]()}</Tag>
)

/** What became of an entry so far, and what its officer does next. */
export function EntryStanding({
  standing,
  step,
  days,
  reason,
  confirmedVia,
  needId,
  call,
}: ReturnType<typeof officersView>) {
  if (standing === 'confirmed')
    return (
      <NextStepBox
        title={m.assisted_confirmed_on({ day: days.ended! })}
        what={confirmedVia ? `${confirmedByText[confirmedVia]()}.` : ''}
      >
        {needId ? (
          <p>
            <Link to={`/needs/${needId}`}>{m.assisted_need_link()}</Link>
          </p>
        ) : null}
      </NextStepBox>
    )
  if (standing === 'withdrawn')
    return <NextStepBox title={m.assisted_withdrawn_on({ day: days.ended! })} what={m.assisted_withdrawn_what()} />
  return (
    <NextStepBox title={m.assisted_next_title()} what={assistedStepText(step)}>
      {reason ? (
        <>
          <p>{m.assisted_refused_on({ day: days.ended ?? '' })}</p>
          <blockquote className="told">
            <Prose text={reason} />
          </blockquote>
        </>
      ) : null}
      {call && (standing === 'waiting' || standing === 'lapsed' || standing === 'refused') ? (
        <p>
          <ContactLink text={call} />
        </p>
      ) : null}
      {days.called ? <p className="hint">{m.assisted_called_on({ day: days.called })}</p> : null}
    </NextStepBox>
  )
}
