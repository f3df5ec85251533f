import type { SubmissionResult } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from './feedback'
import { Prose } from './layout'

/** Fields in which people write sentences. */
const WRITTEN = ['reason', 'note', 'message']

/**
 * Why the whole step was refused: the page has moved on, and the form that it came from may be gone. What was written into it
 * stands here, to be copied.
 */
export function Refused({ result }: { result: SubmissionResult<string[]> | undefined }) {
  const refused = result?.error?.['']
  if (!refused) return null
  const written = WRITTEN.map((name) => result?.initialValue?.[name]).find(
    (text): text is string => typeof text === 'string' && text !== '',
  )
  return (
    <Notice tone="danger">
      <p>{refused.join(' ')}</p>
      {written ? (
        <>
          <p>{m.ui_refused_written()}</p>
          <blockquote className="told">
            <Prose text={written} />
          </blockquote>
        </>
      ) : null}
    </Notice>
  )
}
