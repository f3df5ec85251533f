import { readFileSync } from 'node:fs'

/** A Node release line that this version was tried on, from its lowest version: `^22.12.0` in `engines`. */
type Line = { major: number; minor: number }

const lines = (engines: string): Line[] =>
  [...engines.matchAll(/\^(\d+)\.(\d+)\.\d+/g)].map(([, major, minor]) => ({
    major: Number(major),
    minor: Number(minor),
  }))

/** One line where this Node is none of those that `engines` (package.json) names; undefined where it is. */
export function warningAbout(node: string, engines: string): string | undefined {
  const [major, minor] = node.split('.').map(Number) as [number, number]
  if (lines(engines).some((line) => line.major === major && line.minor <= minor)) return undefined
  const tried = lines(engines).map((line) => `${line.major}.${line.minor}`)
  return `Node ${node} was not tried with this version; these were, and newer ones of the same number: ${tried.join(', ')}.`
}

/** Tells whoever starts it on another Node, and goes on. */
export function warnOfUntriedNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
  const warning = warningAbout(process.versions.node, engines.node)
  if (warning) console.warn(warning)
}
