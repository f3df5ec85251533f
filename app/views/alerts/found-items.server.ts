import type { SavedSearchKind } from '~/domain/alerts/lifecycle'
import { profileCards } from '~/domain/directory/queries.server'
import { openNeedsAmong } from '~/domain/needs/open-needs.server'
import { openNeedItem } from '~/views/needs/open-need-text.server'
import { organisationKindText, placeText } from '~/i18n/terms'

/** Something that a saved search found, in words; `to` where it has a page of its own. */
export type FoundThing = { id: string; title: string; text: string; facts: string[]; to: string | null }

/** Those of the profiles or needs that may still be seen, in the order of `ids`. */
export function foundItems(kind: SavedSearchKind, ids: readonly string[]): FoundThing[] {
  if (kind === 'consultants') return profileCards([...ids]).map(consultantItem)
  const needs = new Map(openNeedsAmong(ids).map((need) => [need.id, need]))
  return ids.flatMap((id) => {
    const need = needs.get(id)
    return need ? [{ ...openNeedItem(need), to: null }] : []
  })
}

const consultantItem = (card: ReturnType<typeof profileCards>[number]): FoundThing => ({
  id: card.id,
  title: card.name,
  text: card.headline,
  facts: [organisationKindText[card.kind](), placeText(card)].filter((fact) => fact !== ''),
  to: `/consultants/${card.id}`,
})
