import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Details } from '~/ui/layout'

const DRAFTS_NAMED = 3

/** Before another need is written: the enterprise's drafts, newest first, so that nobody writes one of them twice. */
export function UnfinishedDrafts({ drafts }: { drafts: { id: string; text: string }[] }) {
  if (drafts.length === 0) return null
  const others = drafts.length - DRAFTS_NAMED
  return (
    <Notice tone="info">
      {m.need_drafts_unfinished()}
      <ul>
        {drafts.slice(0, DRAFTS_NAMED).map(({ id, text }) => (
          <li key={id}>
            <Link to={`/needs/${id}`}>{excerpt(text, 70)}</Link>
          </li>
        ))}
        {others > 0 ? (
          <li>
            <Link to="/needs">{m.need_drafts_others({ count: formatNumber(others) })}</Link>
          </li>
        ) : null}
      </ul>
    </Notice>
  )
}

export function DiscardNeed({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const answer = answerTo('discard', lastResult)
  const [form] = useForm({ id: 'discard', lastResult: answer })
  return (
    <Details forForm summary={m.need_discard_button()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value="discard" />
        <p>{m.need_discard_lead()}</p>
        <Button variant="danger">{m.need_discard_button()}</Button>
      </Form>
    </Details>
  )
}
