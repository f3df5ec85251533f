import type { OutcomeStatus } from '~/domain/certification/lifecycle'
import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import type { NeedStatus } from '~/domain/needs/lifecycle'
import { needStatusText, needStatusTone } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { engagementStatusText, engagementStatusTone } from '~/i18n/work-terms'
import { Tag, type TagTone } from '~/ui/feedback'

type Need = {
  status: NeedStatus
  engagementStatus: EngagementStatus | null
  result: OutcomeStatus | null
  /** The joint need of a group stands for it. */
  isResting?: boolean
}

const resultTag: Record<OutcomeStatus, [() => string, TagTone]> = {
  verified: [m.need_status_verified, 'ok'],
  reported: [m.need_status_reported, 'due'],
  rejected: [m.need_status_rejected, 'danger'],
}

/** Where a need stands: what came of it, else how far the work is, else whether help is sought. */
export function needStanding({ status, engagementStatus, result, isResting }: Need): { text: string; tone: TagTone } {
  if (isResting) return { text: m.need_status_resting(), tone: 'neutral' }
  if (result) {
    const [text, tone] = resultTag[result]
    return { text: text(), tone }
  }
  if (engagementStatus)
    return { text: engagementStatusText[engagementStatus](), tone: engagementStatusTone[engagementStatus] }
  return { text: needStatusText[status](), tone: needStatusTone[status] }
}

export function NeedTag({ need }: { need: Need }) {
  const { text, tone } = needStanding(need)
  return <Tag tone={tone}>{text}</Tag>
}
