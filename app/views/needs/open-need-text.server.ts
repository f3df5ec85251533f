import type { NeedFacet } from '~/domain/needs/open-need-query'
import type { OpenNeed } from '~/domain/needs/open-needs.server'
import { partsOf } from '~/vocabulary/former-units'
import { homeProvince } from '~/vocabulary/province.server'
import { communeOf, CURRENT_SECTORS, sectorOf } from '~/vocabulary/reference.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName, subjectName } from '~/views/choices/subject-choices.server'
import { clientSizeText, localName } from '~/i18n/terms'

const named = (row: Parameters<typeof localName>[0] | undefined, code: string) => (row ? localName(row) : code)

/** What a filter's value is called. */
export const needValueText: Record<NeedFacet, (code: string) => string> = {
  subject: subjectName,
  sector: (code) => named(sectorOf(CURRENT_SECTORS, code), code),
  commune: (code) => named(communeOf(code), code),
}

/** A value as it is chosen in a filter: a commune with what its parts were called before. */
export function needChoiceText(facet: NeedFacet, code: string): string {
  const name = needValueText[facet](code)
  const former = facet === 'commune' ? partsOf(code, homeProvince()) : []
  return former.length > 0 ? m.commune_formerly({ name, former: former.join(', ') }) : name
}

/** An open need in words; whose it is does not appear. */
export const openNeedItem = (need: OpenNeed) => ({
  id: need.id,
  title: need.subjects.map(shortSubjectName).join(', '),
  text: need.text,
  facts: [
    need.sector ? localName(need.sector) : '',
    need.commune ? localName(need.commune) : '',
    need.members ? m.group_need_of({ count: formatNumber(need.members) }) : '',
    need.size && !need.members ? m.open_need_size({ size: clientSizeText[need.size]() }) : '',
    m.open_need_published({ day: formatMomentDay(need.publishedAt) }),
  ].filter((fact) => fact !== ''),
})
