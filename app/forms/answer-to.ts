import type { SubmissionResult } from '@conform-to/react'

/** Of a page with several forms the answer to the one whose `name` has this value; an answer to another form is none. */
export const answerTo = <R extends SubmissionResult<string[]> | undefined>(
  value: string,
  result: R,
  name = 'step',
): R | undefined => (result?.initialValue?.[name] === value ? result : undefined)
