import path from 'node:path'
import { MEILISEARCH_VERSION } from './binary'
import { commandOf, recordedServer } from './process'

/** The address of the server that an application running on `dataDir` started; undefined where none runs. */
export function runningServer({ dataDir, binary }: { dataDir: string; binary?: string | undefined }) {
  const home = path.resolve(dataDir, 'meilisearch')
  const program = binary ? path.resolve(binary) : path.join(home, `meilisearch-${MEILISEARCH_VERSION}`)
  const recorded = recordedServer(path.join(home, 'meilisearch.pid'), program)
  const address = recorded && /--http-addr (\S+)/.exec(commandOf(recorded.server))?.[1]
  return address ? `http://${address}` : undefined
}
