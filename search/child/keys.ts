import { idFrom } from '~db/ids'
import { SearchChildError } from './error'

export type ScopedKeys = {
  /** May keep indexes, documents and settings, and read how tasks ended. */
  care: string
  /** May search the indexes of one prefix, and nothing else. */
  search: string
}

const WITHIN_MS = 5_000

/**
 * Keys for one installation on a server whose master key is at hand; the same at every call. Index care works on every
 * index, because the server tells how an exchange of indexes ended to nobody who may see some of them only.
 * Throws `SearchChildError`.
 */
export async function scopedKeys(server: { url: string; masterKey: string; prefix: string }): Promise<ScopedKeys> {
  const { prefix } = server
  const care = { actions: ['indexes.*', 'documents.*', 'settings.*', 'tasks.get', 'stats.get'], indexes: ['*'] }
  const search = { actions: ['search'], indexes: [`${prefix}*`] }
  return {
    care: await keyFor(server, { name: 'index care', ...care }),
    search: await keyFor(server, { name: `search in ${prefix}*`, ...search }),
  }
}

type Right = { name: string; actions: string[]; indexes: string[] }

/** The key with these rights, made where it is not there yet: its id follows from them. */
async function keyFor({ url, masterKey }: { url: string; masterKey: string }, right: Right): Promise<string> {
  const uid = idFrom(JSON.stringify(right))
  const ask = async (path: string, made?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: made ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${masterKey}`, 'content-type': 'application/json' },
      body: made ? JSON.stringify(made) : null,
      signal: AbortSignal.timeout(WITHIN_MS),
    }).catch((error: unknown) => {
      throw new SearchChildError(`Meilisearch gave no key for ${right.name}: ${String(error)}`)
    })
    return {
      status: answer.status,
      body: (await answer.json().catch(() => ({}))) as { key?: string; message?: string },
    }
  }
  const known = await ask(`/keys/${uid}`)
  const { body, status } = known.status === 404 ? await ask('/keys', { uid, ...right, expiresAt: null }) : known
  if (!body.key) throw new SearchChildError(`Meilisearch gave no key for ${right.name}: ${body.message ?? status}`)
  return body.key
}
