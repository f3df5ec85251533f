import { ObjectStoreAway } from '~/domain/files/object-store.server'
import { readStored } from '~/domain/files/store.server'
import * as m from '~/i18n/paraglide/messages'
import { log } from '~/log.server'
import { plainDocument } from '~/views/frame/plain-document'

/** A file's bytes, for whom it may be shown to; null where they are gone. Throws a page that says so while they cannot be reached. */
export async function bytesOf({ id, sha256 }: { id: string; sha256: string }) {
  try {
    const bytes = await readStored(sha256)
    if (!bytes) log()?.error({ fileId: id, sha256 }, 'the bytes of a file are gone')
    return bytes
  } catch (error) {
    if (!(error instanceof ObjectStoreAway)) throw error
    log()?.error({ fileId: id, sha256, fault: error.message }, 'the bytes of a file cannot be reached')
    const page = await plainDocument(m.server_file_away_title(), m.server_file_away_text())
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '60' }
    throw new Response(page.toString(), { status: 503, headers })
  }
}
