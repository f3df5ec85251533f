import { isPaused } from '~/domain/directory/lifecycle'
import type { certifiersFor } from '~/domain/matching/certifiers.server'
import type { MatchedCard } from '~/domain/matching/matched-cards.server'
import { missingTexts, reasonTexts } from './match-text.server'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { organisationKindText, placeText } from '~/i18n/terms'
import { today } from '~db/clock'

/** Reasons told on a card: the weightiest come first, and a card is read at a glance. */
const REASONS_SHOWN = 6

/** A matched consultant in words, as `MatchList` shows it; why a newcomer stands where it stands comes first. */
export const matchItem = ({ reasons, missing, isNewcomer, newOn, ...card }: MatchedCard) => ({
  profileId: card.id,
  name: card.name,
  kind: organisationKindText[card.kind](),
  place: placeText(card),
  headline: card.headline,
  feeNote: card.feeNote,
  newOn,
  paused: isPaused(card, today()) ? { pausedUntil: card.pausedUntil } : null,
  reasons: [...(isNewcomer ? [m.match_reason_newcomer()] : []), ...reasonTexts(reasons, REASONS_SHOWN)],
  missing: missingTexts(missing),
})

/** A body that certifies in words, as `Certifiers` shows it. */
export const certifierItem = (card: ReturnType<typeof certifiersFor>[number]) => ({
  profileId: card.id,
  name: card.name,
  place: placeText(card),
  headline: card.headline,
  certifies: card.certifies.map(shortSubjectName),
})
