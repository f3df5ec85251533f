import type { GroupScheme } from '~/vocabulary/group-certificates'
import { inWords } from '~/i18n/worded'

/** A scheme's rules for groups in the reader's language. */
export const schemeInWords = (scheme: GroupScheme | undefined) =>
  scheme ? { name: inWords(scheme.name), rules: scheme.rules.map(inWords) } : null
