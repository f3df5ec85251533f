import { parseArgs } from 'node:util'
import { readNeed } from './matching/input'
import { matchNeed } from './matching/match-need'
import { withSearch } from './matching/throwaway'

const { values } = parseArgs({ options: { need: { type: 'string' }, profiles: { type: 'string' } } })
if (!values.need) {
  console.error('npm run -s match -- --need FILE.json [--profiles FILE.json]')
  process.exit(1)
}

const need = readNeed(values.need)
const answer = await withSearch(values.profiles ? { profiles: values.profiles } : 'current', () => matchNeed(need))
if (answer.status === 'unavailable') {
  console.error('Search is not available.')
  process.exit(1)
}
console.log(JSON.stringify(answer.matches.map(({ profileId, ...match }) => ({ profile: profileId, ...match }))))
