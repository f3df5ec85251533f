/** Text for a header or a subject: no control characters, so that nobody's name begins a header of its own. */
export function oneLine(text: string, length = 150): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}
