import { expect, it } from 'vitest'
import packageJson from '../../package.json'
import { warningAbout } from '../../scripts/runtime/node-version'

const about = (node: string) => warningAbout(node, packageJson.engines.node)

it.each(['20.19.0', '20.20.2', '22.12.0', '22.23.3', '24.0.0', '24.21.0'])(
  'starts on Node %s without a word',
  (node) => {
    expect(about(node)).toBeUndefined()
  },
)

it.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1', '25.9.0', '26.10.0'])(
  'says that Node %s was not tried',
  (node) => {
    expect(about(node)).toBe(
      `Node ${node} was not tried with this version; these were, and newer ones of the same number: 20.19, 22.12, 24.0.`,
    )
  },
)
