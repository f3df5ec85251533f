/** Names of browsers and systems in a User-Agent, what stands in others' too after them: Edge says it is Chrome as well. */
const BROWSERS = [
  ['coc_coc_browser', 'Cốc Cốc'],
  ['Zalo', 'Zalo'],
  ['FBAN|FBAV', 'Facebook'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['EdgA?|EdgiOS', 'Edge'],
  ['OPR|OPT', 'Opera'],
  ['UCBrowser', 'UC Browser'],
  ['Firefox|FxiOS', 'Firefox'],
  ['Chrome|CriOS', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['iPhone|iPod', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Macintosh', 'macOS'],
  ['Linux', 'Linux'],
] as const

const LOOKED_AT = 500

const firstOf = (names: readonly (readonly [string, string])[], agent: string) =>
  names.find(([pattern]) => new RegExp(`\\b(?:${pattern})\\b`).test(agent))?.[1]

/** What somebody recognises a device by, "Chrome, Android"; null where its User-Agent says nothing known. */
export function deviceName(userAgent: string | null): string | null {
  const agent = (userAgent ?? '').slice(0, LOOKED_AT)
  const known = [firstOf(BROWSERS, agent), firstOf(SYSTEMS, agent)].filter((name) => name !== undefined)
  return known.length > 0 ? known.join(', ') : null
}
