import type { Actor } from '~/domain/accounts/lifecycle'
import { mayReadSignedSlip } from '~/domain/assisted/queries.server'
import { mayReadEvidenceOf, mayReadFilesOfDelivery } from '~/domain/certification/queries.server'
import { mayReadPaperOf } from '~/domain/directory/papers.server'
import { mayReadFilesOfMessage } from '~/domain/conversation/queries.server'
import { mayReadFilesOfEntry } from '~/domain/engagement/diary.server'
import { mayReadFileOfSignedCopy } from '~/domain/engagement/signed-copies.server'
import { mayReadReadingsFile } from '~/domain/measures/queries.server'
import { mayReadDocumentFile } from '~/domain/result-documents/queries.server'
import { isOwnFile } from '~/domain/files/owners'
import { type FileAccess, readableFile } from '~/domain/files/readable-file.server'
import { mayReadFilesOfNeed } from '~/domain/proposals/need-files.server'
import { mayReadFileOfProposal } from '~/domain/proposals/queries.server'

/** Who may read a stored file, by what it belongs to. */
const access: FileAccess = {
  certificate: mayReadEvidenceOf,
  measure: mayReadReadingsFile,
  document: mayReadDocumentFile,
  credential: mayReadPaperOf,
  need: mayReadFilesOfNeed,
  assisted: mayReadSignedSlip,
  proposal: mayReadFileOfProposal,
  delivery: mayReadFilesOfDelivery,
  diary: mayReadFilesOfEntry,
  message: mayReadFilesOfMessage,
  agreement: mayReadFileOfSignedCopy,
  person: isOwnFile,
}

/** A file that the actor may read. Throws `not_found` for any other. */
export const fileFor = (actor: Actor, fileId: string) => readableFile(actor, fileId, access)
