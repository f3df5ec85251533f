import type { SubmissionResult } from '@conform-to/react'

/** Of a page with several forms: what was answered to the one whose `name` has this value; nothing for the others. */
export const resultOf = <R extends SubmissionResult<string[]> | undefined>(
  result: R,
  value: string,
  name = 'step',
): R | undefined => (result?.initialValue?.[name] === value ? result : undefined)
