import sharp, { type Metadata, type Sharp } from 'sharp'
import { DomainError } from '../errors'
import { type FileKind, MAX_FILE_SIZE, MAX_PIXELS } from './kinds'
import { lookInto } from './look-into'

/** Pixels of a picture's longer side: a paper stays legible. */
const LONG_SIDE = 2_560
const QUALITY = 85
/** Any picture of `MAX_PIXELS` is drawn in a fraction of it. */
const WITHIN_SECONDS = 20

// What comes from strangers is drawn by one thread, one after the other, and by no reader but these three.
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

type PictureKind = Exclude<FileKind, 'application/pdf'>

const encode: Record<PictureKind, (picture: Sharp) => Sharp> = {
  'image/jpeg': (picture) => picture.flatten({ background: '#fff' }).jpeg({ quality: QUALITY }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: QUALITY, effort: 2 }),
}

/**
 * What is kept of a file: of a picture only what is seen, upright and of a sensible size, without where and with what it was taken,
 * and without whatever was hidden in it; a PDF as it came. Throws `file.too_large`, or why the file helps nobody (`lookInto`).
 */
export async function drawnAnew(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > MAX_FILE_SIZE) throw new DomainError('file.too_large')
  const { kind, fault } = lookInto(bytes)
  if (fault) throw new DomainError(fault)
  if (kind === 'application/pdf') return bytes
  return inTurn(async () => {
    const picture = kind === 'image/png' ? onlyDrawn(bytes) : bytes
    await assertDrawable(picture)
    const drawn = await draw(picture, kind, LONG_SIDE)
    // A photo that came as a PNG grows by being drawn anew.
    return drawn.length > MAX_FILE_SIZE ? draw(picture, 'image/jpeg', LONG_SIDE) : drawn
  })
}

const PNG_HEAD = 8
/** Length, name and checksum. */
const CHUNK_FRAME = 12
const DRAWN_CHUNKS = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

/** A PNG without what is not drawn: its texts and profiles may unpack to a thousand times their size. */
function onlyDrawn(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const parts = [bytes.subarray(0, PNG_HEAD)]
  for (let at = PNG_HEAD; at + CHUNK_FRAME <= bytes.length;) {
    const end = at + CHUNK_FRAME + bytes.readUInt32BE(at)
    if (DRAWN_CHUNKS.includes(bytes.toString('latin1', at + 4, at + 8))) parts.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(parts)
}

/** Twice as long as a list shows it, for sharp screens. */
const SMALL_SIDE = 192

/** A stored picture as small as a list shows it. */
export const thumbnailOf = (picture: Uint8Array) => inTurn(() => draw(picture, 'image/webp', SMALL_SIDE))

/** Told from its head, before anything of it is drawn. */
async function assertDrawable(bytes: Uint8Array) {
  const { width, height } = await orBroken<Metadata>(sharp(bytes, { limitInputPixels: false }).metadata())
  if (width * height > MAX_PIXELS) throw new DomainError('file.too_many_pixels')
}

const draw = (bytes: Uint8Array, kind: PictureKind, side: number) =>
  orBroken(
    encode[kind](
      sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .timeout({ seconds: WITHIN_SECONDS }),
    ).toBuffer(),
  )

async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new DomainError('file.broken', { cause: error instanceof Error ? error.message : '' })
  }
}

let last: Promise<unknown> = Promise.resolve()

/** Drawing takes the threads that also check passwords and read files: it never has more than one of them. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work)
  last = done.catch(() => undefined)
  return done
}
