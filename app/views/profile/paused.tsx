import { Link } from '@remix-run/react'
import type { Day } from '~/domain/days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Notice, Tag } from '~/ui/feedback'
import { Prose } from '~/ui/layout'

type Paused = { pausedUntil: Day | null }

/** Where somebody would be invited: that nobody can invite them for now. */
export const PausedTag = ({ pausedUntil }: Paused) => (
  <Tag tone="due">
    {pausedUntil ? m.consultant_paused_until({ day: formatDay(pausedUntil) }) : m.consultant_paused()}
  </Tag>
)
export const PausedNotice = ({ pausedUntil }: Paused) => (
  <Notice tone="due">
    {pausedUntil ? m.consultant_paused_notice_until({ day: formatDay(pausedUntil) }) : m.consultant_paused_notice()}
  </Notice>
)

/** To the consultant: since nobody can invite them, until when, why, and whom to ask. */
export const OwnPause = ({ pausedUntil, pauseReason }: Paused & { pauseReason: string | null }) => (
  <Notice
    tone="due"
    title={
      pausedUntil ? m.notice_invitations_paused_until({ day: formatDay(pausedUntil) }) : m.notice_invitations_paused()
    }
  >
    {pauseReason ? <Prose text={pauseReason} /> : null}
    <p>
      {m.own_pause_still()} <Link to="/ask-department">{m.own_pause_ask()}</Link>
    </p>
  </Notice>
)
