import { optionsOf, settings } from './runtime/command'
import { importProfiles } from './matching/import-profiles'
import { readNeed, readProfiles } from './matching/input'
import { matchNeed } from './matching/match-need'
import { ENGINES, withSearch } from './matching/throwaway'
import { ensureDatabase } from './runtime/existing-database'
import { OperatorError } from './runtime/faults'

const USAGE = `npm run -s match -- --need FILE.json [--profiles FILE.json] [--engine ${ENGINES.join('|')}]`
const { values } = optionsOf(USAGE, {
  options: {
    need: { type: 'string' },
    profiles: { type: 'string' },
    engine: { type: 'string', default: 'meilisearch' },
  },
})
const engine = ENGINES.find((name) => name === values.engine)
if (!values.need || !engine) throw new OperatorError(`Usage: ${USAGE}`)

const need = readNeed(values.need)
const profiles = values.profiles === undefined ? undefined : readProfiles(values.profiles)
if (!profiles) ensureDatabase(settings)
const fill = profiles && (() => importProfiles(profiles))
const answer = await withSearch({ engine, fill }, () => matchNeed(need))
if (answer.status === 'unavailable') throw new OperatorError('Search is not available.')
console.log(JSON.stringify(answer.matches.map(({ profileId, ...match }) => ({ profile: profileId, ...match }))))
