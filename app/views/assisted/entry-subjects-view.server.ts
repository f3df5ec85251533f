import type { Entry } from '~/domain/assisted/queries.server'
import { knownOfEntry } from '~/domain/assisted/write-down.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { understoodView } from '~/views/needs/understood-view.server'

/** What the words of an entry suggest, as an enterprise is shown it for its own draft. */
export function entrySubjectsView(entry: Entry) {
  const understood = understandNeed(entry.text, knownOfEntry(entry))
  const confirmed = entry.subjects.map(({ code }) => code)
  const chosen = confirmed.length > 0 ? confirmed : understood.ticked
  const { id, text, answers } = entry
  return { need: { id, text, answers }, chosen, ...understoodView(understood, chosen) }
}
