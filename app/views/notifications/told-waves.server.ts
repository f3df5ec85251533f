import { waveBefore } from '~/domain/notifications/facts-until.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { formatList, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wavesStoppedText } from '~/i18n/work-terms'
import { quoted, type Tells } from './told-parts.server'

type WavesKind = Extract<NotificationKind, `waves_${string}`>

/** Milliseconds between an invitation and what tells of it, at most. */
const MOMENT = 60_000

/** What becomes of invitations in waves. */
export const toldOfWaves: { readonly [K in WavesKind]: Tells<K> } = {
  waves_sent: (facts, id, at) => {
    const { number, consultants } = waveBefore(id, new Date(at.getTime() + MOMENT))
    const names = formatList(consultants, 'conjunction')
    return {
      title: m.notice_waves_sent({ number: formatNumber(number), names }),
      text: m.notice_waves_sent_text(quoted(facts)),
      path: `/needs/${id}#waves`,
    }
  },
  waves_blocked: (facts, id) => ({
    title: m.notice_waves_blocked({ maximum: formatNumber(MAX_REQUESTS_PER_NEED) }),
    text: m.notice_waves_blocked_text(quoted(facts)),
    path: `/needs/${id}`,
  }),
  waves_ended: (facts, id) => ({
    title: m.notice_waves_ended({ reason: facts.wavesStopped ? wavesStoppedText[facts.wavesStopped]() : '' }),
    text: m.notice_waves_ended_text(quoted(facts)),
    path: `/needs/${id}#waves`,
  }),
}
