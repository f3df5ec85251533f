import { Link } from '@remix-run/react'
import { formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice } from '~/ui/feedback'

const doneTexts: Record<string, () => string> = {
  awarded: m.engagement_done_awarded,
  submit: m.engagement_done_submit,
  accept: m.engagement_done_accept,
  return: m.engagement_done_return,
  pause: m.pause_done_pause,
  extend: m.pause_done_extend,
  resume: m.pause_done_resume,
  recorded: m.engagement_done_recorded,
  reported: m.engagement_done_reported,
  document_recorded: m.document_done_recorded,
  document_reported: m.document_done_reported,
  register_added: m.engagement_done_register_added,
  register_left: m.engagement_done_register_left,
  review_written: m.review_done_written,
  review_shown: m.review_done_shown,
  review_replied: m.review_done_replied,
  review_reported: m.review_done_reported,
  measure_removed: m.measure_removed,
  tell: m.telling_done_tell,
  tell_no_more: m.telling_done_tell_no_more,
}

type Props = {
  done: string | null
  engagement: { id: string; status: string }
  /** Payments whose time has come. */
  due: readonly { title: string; leftVnd: number }[]
}

/** What was done, as the page of an engagement says it; after a milestone was accepted also what is to be paid for it. */
export function EngagementDone({ done, engagement: { id, status }, due }: Props) {
  const said = done === 'accept' && status === 'completed' ? m.engagement_done_accept_last() : wordOf(doneTexts, done)
  if (!said) return null
  if (done !== 'accept' || due.length === 0) return <Notice tone="ok">{said}</Notice>
  const amount = formatVnd(due.reduce((sum, { leftVnd }) => sum + leftVnd, 0))
  return (
    <Notice tone="ok">
      <p>
        {said}{' '}
        {due.length === 1
          ? m.payment_due_one({ title: due[0]!.title, amount })
          : m.payment_due_many({ count: formatNumber(due.length), amount })}{' '}
        <Link to={`/engagements/${id}/payments`}>{m.payment_open()}</Link>
      </p>
    </Notice>
  )
}
