import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawnAnew } from '~/domain/files/draw-anew.server'
import { receiveFile } from '~/domain/files/receive-file.server'
import { readStored } from '~/domain/files/store.server'
import * as filePage from '~/routes/work/file'
import { db } from '~db/connection'
import { files } from '~db/schema'
import { enterprise, fixtureFile, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args } from '../work/page-calls'
import { asyncRefusal } from '../work/refusal'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
beforeEach(freshDatabase)
afterEach(() => rmSync(folder(), { recursive: true, force: true }))

const latin = (text: string) => Buffer.from(text, 'latin1')
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1f5f43' }, limitInputPixels: false })
const asBytes = async (drawn: Sharp) => new Uint8Array(await drawn.toBuffer())

/** As a telephone takes it: lying on its side, and telling where it was taken. */
const photo = (drawn = picture(4000, 3000)) =>
  asBytes(
    drawn
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Model: 'Dien thoai', ImageDescription: '<script>alert(1)</script>' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 19/1 0/1' },
      })
      .jpeg(),
  )

/** What is stored of a file that a form brought. */
async function kept(bytes: Uint8Array, name = 'IMG_1.JPG') {
  const received = await receiveFile(enterprise(), { name, bytes })
  const stored = (await readStored(received.sha256))!
  return { received, stored, text: Buffer.from(stored).toString('latin1'), seen: await sharp(stored).metadata() }
}

describe('of a photo', () => {
  it('stands only what is seen: upright, of a sensible size, without the place where it was taken', async () => {
    const sent = await photo()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const { received, seen, text } = await kept(sent)
    expect(received).toMatchObject({ name: 'IMG_1.jpg', mediaType: 'image/jpeg' })
    expect(seen).toMatchObject({ format: 'jpeg', width: 1920, height: 2560 })
    expect([seen.exif, seen.xmp, seen.iptc, seen.icc, seen.orientation]).toEqual(Array(5).fill(undefined))
    expect(text).not.toMatch(/GPS|Exif|script|Dien thoai/)
  })

  it.each(['jpeg', 'png', 'webp'] as const)('nothing hidden in a %s comes out again', async (format) => {
    const page = latin('<script>alert(document.cookie)</script>')
    const archive = latin('PK\x03\x04\x14\0\0\0\0\0evil.html')
    const drawn = await asBytes(picture(60, 40).withXmp('<x><script>1</script></x>')[format]())
    const { seen, text } = await kept(joined(drawn, page, archive), 'a.html')
    expect(seen).toMatchObject({ format, width: 60, height: 40 })
    expect(text).not.toMatch(/<script|evil|<x>/)
  })

  it('of several in one the first is kept', async () => {
    const frames = [Buffer.alloc(50 * 50 * 3, 0x20), Buffer.alloc(50 * 50 * 3, 0xe0)]
    const moving = await asBytes(
      sharp(Buffer.concat(frames), { raw: { width: 50, height: 100, channels: 3, pageHeight: 50 } }).webp(),
    )
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const { seen } = await kept(moving)
    expect([seen.height, seen.pages ?? 1]).toEqual([50, 1])
  })

  it('a PDF that looks like one beside is none: it is a picture', async () => {
    const comment = latin('%PDF-1.4 1 0 obj')
    const head = joined(latin('\xff\xd8\xff\xfe\0'), new Uint8Array([comment.length + 2]), comment)
    const { received, text } = await kept(joined(head, (await photo()).subarray(2), pdf()))
    expect(received.mediaType).toBe('image/jpeg')
    expect(text).not.toContain('%PDF')
  })

  it('as small as the fixtures of every kind it is taken', async () => {
    for (const [name, format] of [
      ['photo.jpg', 'jpeg'],
      ['photo-progressive.jpg', 'jpeg'],
      ['photo.png', 'png'],
      ['photo.webp', 'webp'],
    ] as const)
      expect((await kept(fixtureFile(name), name)).seen.format).toBe(format)
  })
})

describe('a file that is refused', () => {
  const brokenPng = async () => {
    const drawn = await asBytes(picture(300, 300).png())
    return drawn.fill(0xff, drawn.length - 60, drawn.length - 20)
  }
  it.each([
    ['a bomb of 60 million pixels', () => asBytes(picture(10_000, 6_000).png()), 'file.too_many_pixels'],
    ['a broken picture', brokenPng, 'file.broken'],
    ['a script in an SVG', () => latin('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'file.wrong_kind'],
    ['an archive', () => latin('PK\x03\x04\x14\0\0\0\0\0a.txt'), 'file.wrong_kind'],
    ['a web page with a PDF behind it', () => joined(latin('<script>1</script>'), pdf()), 'file.wrong_kind'],
    ['an archive with a PDF behind it', () => joined(latin('PK\x03\x04'), pdf()), 'file.wrong_kind'],
    ['a photo of an iPhone', () => fixtureFile('photo.heic'), 'file.heic'],
    ['more than 10 MB', () => new Uint8Array(10 * 1024 * 1024 + 1), 'file.too_large'],
  ])('leaves nothing behind: %s', async (_, make, code) => {
    const bytes = new Uint8Array(await make())
    expect((await asyncRefusal(receiveFile(enterprise(), { name: '../a.pdf', bytes }))).code).toBe(code)
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([])
    expect(db.select().from(files).all()).toEqual([])
  })
})

it('one picture at a time is drawn, however many are sent at once', async () => {
  const sent = await photo(picture(3000, 2000))
  let most = 0
  const look = setInterval(() => (most = Math.max(most, sharp.counters().process)), 1)
  const drawn = await Promise.all(Array.from({ length: 6 }, () => drawnAnew(sent)))
  clearInterval(look)
  expect(most).toBe(1)
  expect(new Set(drawn.map((one) => Buffer.from(one).toString('base64'))).size).toBe(1)
})

it('a stored file is handed out as a download that may run nothing', async () => {
  const owner = enterprise()
  const { id } = await receiveFile(owner, { name: 'ảnh xưởng.jpg', bytes: fixtureFile('photo.jpg') })
  const { headers } = await filePage.loader(await args(owner, { fileId: id }))
  expect(headers.get('Content-Disposition')).toBe(
    'attachment; filename="_nh x__ng.jpg"; filename*=UTF-8\'\'%E1%BA%A3nh%20x%C6%B0%E1%BB%9Fng.jpg',
  )
  expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none';.* sandbox$/)
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
})

/** A piece of a PNG: length, name, content, checksum. */
function chunk(name: string, content: Uint8Array) {
  const named = Buffer.concat([latin(name), content])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

it('texts in a picture, which would unpack to eight thousand million letters and take a minute, are not unpacked', async () => {
  const drawn = Buffer.from(await asBytes(picture(10, 10).png()))
  const text = chunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(Buffer.alloc(50_000_000, 'a'))]))
  const HEAD_AND_SIZE = 33
  const [head, rest] = [drawn.subarray(0, HEAD_AND_SIZE), drawn.subarray(HEAD_AND_SIZE)]
  const { seen } = await kept(joined(head, ...Array<Buffer>(160).fill(text), rest), 'chu.png')
  expect(seen).toMatchObject({ format: 'png', width: 10, height: 10 })
})
