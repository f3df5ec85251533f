import type { SimilarConsultant } from '~/domain/discovery/similar-consultants.server'
import { provinceOf } from '~/vocabulary/reference.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { sectorInWords } from '~/views/choices/sector-words.server'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { localName, organisationKindText, placeText } from '~/i18n/terms'

/** Shared subjects that one line names. */
const SUBJECTS_NAMED = 3

/** A similar consultant in words, with one line why. */
export const similarItem = ({ inCommon, ...card }: SimilarConsultant) => ({
  id: card.id,
  name: card.name,
  kind: organisationKindText[card.kind](),
  place: placeText(card),
  why: whyText(inCommon),
})

function whyText({ subjects, sectors, province }: SimilarConsultant['inCommon']): string {
  const [sector] = sectors
  const unit = province ? provinceOf(province) : undefined
  return [
    subjectsText(subjects),
    sector ? m.consultant_similar_sector({ sector: sectorInWords(sector) }) : '',
    unit ? m.consultant_similar_province({ province: localName(unit) }) : '',
  ]
    .filter(Boolean)
    .join('; ')
}

function subjectsText(codes: string[]): string {
  const subjects = codes.slice(0, SUBJECTS_NAMED).map(shortSubjectName).join(', ')
  const more = codes.length - SUBJECTS_NAMED
  return more > 0
    ? m.consultant_similar_subjects_more({ subjects, count: formatNumber(more) })
    : m.consultant_similar_subjects({ subjects })
}
