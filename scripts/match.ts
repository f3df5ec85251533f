import { parseArgs } from 'node:util'
import { importProfiles } from './matching/import-profiles'
import { readNeed, readProfiles } from './matching/input'
import { matchNeed } from './matching/match-need'
import { ENGINES, withSearch } from './matching/throwaway'

const { values } = parseArgs({
  options: {
    need: { type: 'string' },
    profiles: { type: 'string' },
    engine: { type: 'string', default: 'meilisearch' },
  },
})
const engine = ENGINES.find((name) => name === values.engine)
if (!values.need || !engine) {
  console.error(`npm run -s match -- --need FILE.json [--profiles FILE.json] [--engine ${ENGINES.join('|')}]`)
  process.exit(1)
}

const need = readNeed(values.need)
const { profiles } = values
const fill = profiles ? () => importProfiles(readProfiles(profiles)) : undefined
const answer = await withSearch({ engine, fill }, () => matchNeed(need))
if (answer.status === 'unavailable') {
  console.error('Search is not available.')
  process.exit(1)
}
console.log(JSON.stringify(answer.matches.map(({ profileId, ...match }) => ({ profile: profileId, ...match }))))
