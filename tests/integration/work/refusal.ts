import { DomainError } from '~/domain/errors'

/** The refusal of a command: its code, and the form field it belongs to. Fails the test when nothing is refused. */
export function refusal(command: () => unknown): { code: string; field?: string } {
  try {
    command()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.field ? { code: error.code, field: error.field } : { code: error.code }
  }
  throw new Error('Nothing was refused.')
}

/** The same of one that takes its time. */
export const asyncRefusal = (work: Promise<unknown>) =>
  work.then(
    () => refusal(() => undefined),
    (error: unknown) =>
      refusal(() => {
        throw error
      }),
  )
