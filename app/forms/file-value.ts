import { z } from 'zod'
import { FILE_ERRORS } from '~/domain/files/errors'
import { FILE_KINDS, MAX_FILE_SIZE } from '~/domain/files/kinds'

/**
 * What a file field stands for between browser and server, as one text: a browser never sends a file twice, so the server keeps
 * what it received, and the form carries its name along. `fault`: why the file sent last was not taken.
 */
const fileValue = z.object({
  received: z
    .object({ id: z.string(), sha256: z.string(), name: z.string(), mediaType: z.string(), size: z.number() })
    .optional(),
  fault: z.enum(FILE_ERRORS).optional(),
  /** Of the file that was not taken, where there may be several. */
  name: z.string().optional(),
})
export type FileValue = z.infer<typeof fileValue>
export type Received = NonNullable<FileValue['received']>

/** The value a file field starts with, where a record has its file already. */
export const writeFileValue = (value: FileValue): string => JSON.stringify(value)

export function readFileValue(text: unknown): FileValue {
  try {
    return fileValue.parse(JSON.parse(String(text)))
  } catch {
    return {}
  }
}

/** What a file field offers to choose, and the most bytes of a file. HEIC is left out: an iPhone that reads so hands in a JPG. */
export const TAKEN_FILES = {
  accept: Object.entries(FILE_KINDS)
    .flatMap(([mediaType, extension]) => [mediaType, `.${extension}`])
    .join(','),
  maxSize: MAX_FILE_SIZE,
}

/** Sent by the box that leaves out a file received before; of several it says which. */
export const NO_FILE = 'none'
export const leavingOut = (fileId: string) => `${NO_FILE} ${fileId}`

/** Where a stored file is handed out, and a small picture of it where it is one. */
export const fileAddresses = ({ id, mediaType }: Pick<Received, 'id' | 'mediaType'>) => ({
  to: `/files/${id}`,
  ...(mediaType.startsWith('image/') && { thumbnail: `/files/${id}/small` }),
})
