import './runtime/one-line'
import { OperatorError } from './runtime/faults'
import { onNode } from './test/on-node'
import { report, type Tally } from './test/run'

const versions = process.argv.slice(2)
if (versions.length === 0) throw new OperatorError('Which Node? For example: npm run test:node -- 22 24')
const tallies: Tally[] = []
for (const version of versions) tallies.push(...(await onNode(version)))
report(tallies)
