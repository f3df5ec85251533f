import type { NeedStatus } from '~/domain/needs/lifecycle'
import { needStatusText, needStatusTone } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'

/** Where a need stands; its verified result says more than that it is closed. */
export const NeedTag = ({ need: { status, verified } }: { need: { status: NeedStatus; verified: boolean } }) =>
  verified ? (
    <Tag tone="ok">{m.need_status_verified()}</Tag>
  ) : (
    <Tag tone={needStatusTone[status]}>{needStatusText[status]()}</Tag>
  )
