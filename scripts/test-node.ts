import { onNode } from './test/on-node'
import { report, type Tally } from './test/run'

const versions = process.argv.slice(2)
if (versions.length === 0) {
  console.error('Which Node? For example: npm run test:node -- 22 24')
  process.exit(1)
}
const tallies: Tally[] = []
for (const version of versions) tallies.push(...(await onNode(version)))
report(tallies)
