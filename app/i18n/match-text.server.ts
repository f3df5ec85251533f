import type { MatchReason, MissingPoint } from '~/domain/matching/rank'
import type { ClientSize, Language } from '~/domain/directory/lifecycle'
import { CURRENT_SECTORS, provinceOf, sectorOf } from '~/vocabulary/reference.server'
import { formatNumber } from './format'
import * as m from './paraglide/messages'
import { shortSubjectName } from './subject-choices.server'
import { clientSizeText, languageText, localName } from './terms'

const subject = shortSubjectName
const province = (code: string) => {
  const row = provinceOf(code)
  return row ? localName(row) : code
}
/** The beginning of a statistical name: "Nông nghiệp và hoạt động dịch vụ có liên quan" is "nông nghiệp". */
const SECTOR_REST = /;| \(| và (?:các )?(?:hoạt động|sản)| and (?:related|manufacture|other|support)|, except/
const sector = (code: string) => {
  const row = sectorOf(CURRENT_SECTORS, code)
  if (!row) return code
  const short = localName(row)
    .split(SECTOR_REST)[0]!
    .replace(/^Hoạt động (?!của)/, '')
  return short[0]!.toLowerCase() + short.slice(1)
}
const size = (code: string) => clientSizeText[code as ClientSize]?.() ?? code
const language = (code: string) => languageText[code as Language]?.() ?? code

/** A reason as a person reads it after "Hợp vì:". */
export function reasonText(reason: MatchReason): string {
  switch (reason.kind) {
    case 'subject':
      return m.match_reason_subject({ subject: subject(reason.subject) })
    case 'sector':
      return m.match_reason_sector({ sector: sector(reason.sector) })
    case 'any_sector':
      return m.match_reason_any_sector()
    case 'same_province':
      return m.match_reason_same_province({ province: province(reason.province) })
    case 'travels':
      return m.match_reason_travels({ province: province(reason.province) })
    case 'size':
      return m.match_reason_size({ size: size(reason.size) })
    case 'language':
      return m.match_reason_language({ language: language(reason.language) })
    case 'experience':
      return m.match_reason_experience({ years: formatNumber(reason.years) })
    case 'verified_results':
      return m.match_reason_verified_results({ count: formatNumber(reason.count) })
    case 'text':
      return m.match_reason_text({ words: reason.words.map((words) => `“${words}”`).join(', ') })
  }
}

/** What is missing, as a person reads it after "Còn thiếu:". */
export function missingText(point: MissingPoint): string {
  switch (point.kind) {
    case 'subject':
      return m.match_missing_subject({ subject: subject(point.subject) })
    case 'sector':
      return m.match_missing_sector({ sector: sector(point.sector) })
    case 'area':
      return m.match_missing_area({ province: province(point.province) })
    case 'size':
      return m.match_missing_size({ size: size(point.size) })
    case 'busy':
      return m.match_missing_busy()
  }
}
