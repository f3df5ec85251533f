import { CURRENT_SECTORS, sectorOf } from '~/vocabulary/reference.server'
import { localName } from '~/i18n/terms'

/** The beginning of a statistical name: "Nông nghiệp và hoạt động dịch vụ có liên quan" is "nông nghiệp". */
const SECTOR_REST = /;| \(| và (?:các )?(?:hoạt động|sản)| and (?:related|manufacture|other|support)|, except/

/** A sector of the current edition as it stands inside a sentence; an unknown code as it is. */
export function sectorInWords(code: string): string {
  const row = sectorOf(CURRENT_SECTORS, code)
  if (!row) return code
  const short = localName(row)
    .split(SECTOR_REST)[0]!
    .replace(/^Hoạt động (?!của)/, '')
  return short[0]!.toLowerCase() + short.slice(1)
}
