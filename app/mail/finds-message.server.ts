import { findsToMail } from '~/domain/alerts/queries.server'
import { foundItems } from '~/views/alerts/found-items.server'
import { excerpt } from '~/i18n/need-terms'
import { findsTemplate } from './finds-template'
import type { WrittenMail } from './kinds'
import { oneLine } from './one-line'
import { publicAddress } from './settings.server'
import type { Message } from './transport.server'

const TOLD = 20
const ABOUT = 300

/**
 * The mail about what a saved search found, with what may be seen of it at this moment. Undefined: its search is gone or
 * no longer mailed about, or nothing of what was found is shown any more.
 */
export function findsMessage({
  id,
  detail,
}: WrittenMail<'saved_search.found'>): (Message & { unsubscribeUrl: string }) | undefined {
  const told = findsToMail(id, detail.savedSearchId)
  if (!told) return undefined
  const { search, email, person } = told
  const items = foundItems(search.kind, told.targetIds)
  if (items.length === 0) return undefined
  const unsubscribeUrl = publicAddress(`/unsubscribe/${search.unsubscribeKey}`)
  const template = findsTemplate({
    kind: search.kind,
    person,
    name: search.name,
    total: items.length,
    finds: items
      .slice(0, TOLD)
      .map(({ title, text, facts }) => ({ title, about: excerpt(text, ABOUT), facts: facts.join(' · ') })),
    openUrl: publicAddress(`/saved-searches/${search.id}`),
    unsubscribeUrl,
  })
  return { id, to: { name: oneLine(person), address: email }, ...template, unsubscribeUrl }
}
