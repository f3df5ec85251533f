import { TAKEN_OUT } from './traces'
import { withoutOwnTraces, withoutPersonalData } from './without-personal-data'

/** What stands in place of words that would tell who wrote a text. */
export const LEFT_OUT = '[…]'

/** Every open need is read for a page of them, and reading one so closely takes longer than looking it up. */
const REMEMBERED = 2_000
const remembered = new Map<string, string>()

/**
 * A need's text for those who were not asked: without names, telephones, mail and web addresses, and where somebody lives.
 * `ownNames` are those of the enterprise and of its people.
 */
export function withoutContact(text: string, ownNames: readonly string[]): string {
  const key = [text, ...ownNames].join('\0')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const left = withoutPersonalData(text.replaceAll(TAKEN_OUT, '...'), ownNames).replaceAll(TAKEN_OUT, LEFT_OUT)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(key, left)
  return left
}

/** A question without what tells who asked it: `ownNames`, and how somebody is reached. */
export const withoutAsker = (text: string, ownNames: readonly string[]): string =>
  withoutOwnTraces(text.replaceAll(TAKEN_OUT, '...'), ownNames).replaceAll(TAKEN_OUT, LEFT_OUT)

/** Whether a question still holds some of that. */
export const tellsAsker = (text: string, ownNames: readonly string[]): boolean =>
  withoutOwnTraces(text.replaceAll(TAKEN_OUT, ''), ownNames).includes(TAKEN_OUT)
