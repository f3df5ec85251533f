/** The words for a code that came with an address or a form; undefined where it is none of `texts`' own. */
export const wordOf = (texts: Readonly<Record<string, () => string>>, code: string | null | undefined) =>
  code && Object.hasOwn(texts, code) ? texts[code]!() : undefined
