/** Colours of tokens.css and dark.css, and how well they stand off each other (WCAG 2.2, relative luminance). */

export type Tokens = Record<string, string>

const blockAfter = (css: string, selector: string) => {
  const start = css.indexOf(`${selector} {`)
  return css.slice(start, css.indexOf('}', start))
}

const colours = (block: string): Tokens =>
  Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name, hex]) => [name!, hex!]))

/** The colours of the two files. */
export const readTokens = (tokens: string, dark: string) => ({
  light: colours(blockAfter(tokens, ':root')),
  dark: colours(blockAfter(dark, ':root')),
})

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same colour) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

export type Pair = { text: string; on: string; atLeast: number }

const TEXT = 7
const EDGE = 4

const pairs = (text: string, grounds: string[], atLeast: number): Pair[] => grounds.map((on) => ({ text, on, atLeast }))

/** Every pair the pages use. Text 7:1, borders and focus 4:1. */
export const pairsInUse: readonly Pair[] = [
  ...pairs('ink', ['paper', 'surface', 'indigo-wash', 'ochre-wash', 'ok-wash', 'danger-wash'], TEXT),
  ...pairs('muted', ['paper', 'surface'], TEXT),
  ...pairs('tea', ['paper', 'surface'], TEXT),
  ...pairs('on-tea', ['tea', 'tea-hover'], TEXT),
  ...pairs('indigo', ['paper', 'surface', 'indigo-wash'], TEXT),
  ...pairs('plum', ['paper', 'surface'], TEXT),
  ...pairs('ochre', ['paper', 'surface', 'ochre-wash'], TEXT),
  ...pairs('ok', ['paper', 'surface', 'ok-wash'], TEXT),
  ...pairs('danger', ['paper', 'surface', 'danger-wash'], TEXT),
  ...pairs('edge', ['paper', 'surface'], EDGE),
  ...pairs('focus', ['paper', 'surface', 'indigo-wash', 'ochre-wash', 'ok-wash', 'danger-wash'], EDGE),
]
