/** Letters that a sheet's name may hold, and that it must not. */
const LONGEST = 31
const FORBIDDEN = /[[\]:*?/\\]/g

const cut = (name: string, room: number) => [...name].slice(0, room).join('').trim()

/** Names of sheets as Excel takes them: up to 31 letters, none of []:*?/\, no quotation mark around, each once whatever its case. */
export function sheetNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((given) => {
    const clean =
      given
        .replace(FORBIDDEN, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^'+|'+$/g, '') || 'Sheet'
    let name = cut(clean, LONGEST)
    for (let number = 2; used.has(name.toLocaleLowerCase('vi')); number++) {
      const end = ` (${number})`
      name = cut(clean, LONGEST - end.length) + end
    }
    used.add(name.toLocaleLowerCase('vi'))
    return name
  })
}
