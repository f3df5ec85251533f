import type { MatchedCard } from '~/domain/matching/matched-cards.server'
import { missingText, reasonText } from './match-text.server'
import { localName, organisationKindText } from './terms'

/** A matched consultant in words, as `MatchList` shows it. */
export const matchItem = ({ reasons, missing, ...card }: MatchedCard) => ({
  profileId: card.id,
  name: card.name,
  kind: organisationKindText[card.kind](),
  place: [card.commune, card.province].flatMap((unit) => (unit ? [localName(unit)] : [])).join(', '),
  headline: card.headline,
  feeNote: card.feeNote,
  reasons: reasons.map(reasonText),
  missing: missing.map(missingText),
})
