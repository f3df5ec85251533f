import type { Actor } from '~/domain/accounts/lifecycle'
import { mayReadEvidenceOf } from '~/domain/certification/queries.server'
import { mayReadPaperOf } from '~/domain/directory/papers.server'
import { isOwnFile } from '~/domain/files/owners'
import { type FileAccess, readableFile } from '~/domain/files/readable-file.server'
import { mayReadFilesOfNeed } from '~/domain/proposals/need-files.server'

/** Who may read a stored file, by what it belongs to. */
const access: FileAccess = {
  certificate: mayReadEvidenceOf,
  credential: mayReadPaperOf,
  need: mayReadFilesOfNeed,
  person: isOwnFile,
}

/** A file that the actor may read. Throws `not_found` for any other. */
export const fileFor = (actor: Actor, fileId: string) => readableFile(actor, fileId, access)
