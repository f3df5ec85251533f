import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lookInto } from '~/domain/files/look-into'
import { fixtureFile, pdf as onePagePdf } from '~tests/scenarios/evidence'

const FOLDER = path.join(import.meta.dirname, '../../fixtures/files')

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const found = (file: Uint8Array) => {
  const { kind, fault } = lookInto(file)
  return kind ?? fault
}
const pdf = onePagePdf()

describe('what everybody can open', () => {
  it.each([
    ['a PDF', pdf, 'application/pdf'],
    ['a PDF behind what a mail program wrote', joined(bytes('Content-Type: x\r\n\r\n'), pdf), 'application/pdf'],
    ['a PDF that the disk filled up', joined(pdf, new Uint8Array(5_000)), 'application/pdf'],
    ['a PDF with something behind it', joined(pdf, bytes('\n<!-- scanned -->')), 'application/pdf'],
    ['a PDF without its last line', pdf.subarray(0, pdf.length - '\n%%EOF\n'.length), 'application/pdf'],
    ['a photo', fixtureFile('photo.jpg'), 'image/jpeg'],
    ['a photo that comes in passes', fixtureFile('photo-progressive.jpg'), 'image/jpeg'],
    ['a photo with its film behind it', joined(fixtureFile('photo.jpg'), new Uint8Array(3_000)), 'image/jpeg'],
    ['a picture of a screen', fixtureFile('photo.png'), 'image/png'],
    ['a WebP', fixtureFile('photo.webp'), 'image/webp'],
  ])('%s is taken', (_, file, kind) => {
    expect(found(file)).toBe(kind)
  })
})

describe('what helps nobody', () => {
  /** A preview with an end mark of its own, and then nothing of the picture. */
  const previewOnly = joined(
    bytes('\xff\xd8\xff\xe1\x00\x06\xff\xd8\xff\xd9\xff\xda\x00\x02'),
    fixtureFile('photo.jpg')
      .subarray(200, 260)
      .map((byte) => byte & 0x7f),
  )

  it.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['a HEIC', fixtureFile('photo.heic'), 'file.heic'],
    ['a Word file', bytes('PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml'), 'file.office'],
    ['a Word file of before 2007', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'file.office'],
    ['a web page', bytes('<html>'), 'file.wrong_kind'],
    ['a web page before a PDF', joined(bytes('\n<html>'), pdf), 'file.wrong_kind'],
    ['a GIF', bytes('GIF89a'), 'file.wrong_kind'],
    ['the beginning of a head', bytes('%PD'), 'file.wrong_kind'],
    ['a head too far in', joined(new Uint8Array(1_100), pdf), 'file.wrong_kind'],
    ['half a PDF', pdf.subarray(0, pdf.length / 2), 'file.cut_off'],
    ['half a photo', fixtureFile('photo.jpg').subarray(0, 300), 'file.cut_off'],
    ['half a photo that comes in passes', fixtureFile('photo-progressive.jpg').subarray(0, 500), 'file.cut_off'],
    ['a photo’s preview', previewOnly, 'file.cut_off'],
    ['three bytes of a photo', bytes('\xff\xd8\xff'), 'file.cut_off'],
    ['half a PNG', fixtureFile('photo.png').subarray(0, 400), 'file.cut_off'],
    ['half a WebP', fixtureFile('photo.webp').subarray(0, 90), 'file.cut_off'],
  ])('%s is refused by name', (_, file, fault) => {
    expect(found(file)).toBe(fault)
  })
})

describe('an encrypted PDF', () => {
  const encrypted = readdirSync(FOLDER).filter((name) => name.startsWith('pdf-'))

  it('is there in every way that readers know', () => expect(encrypted).toHaveLength(10))

  it.each(encrypted)('%s opens without a password or does not', (name) => {
    expect(found(fixtureFile(name))).toBe(name.endsWith('-locked.pdf') ? 'file.locked' : 'application/pdf')
  })

  it.each([
    ['by certificates', '/Encrypt << /Filter /Adobe.PubSec /V 4 >>', 'file.locked'],
    ['in a way that is not told', '/Encrypt << /Filter /Standard /V 9 /R 9 /O (x) /U (x) /P -1 >>', 'application/pdf'],
    ['by what is not there', '/Encrypt 99 0 R', 'application/pdf'],
    ['by half a dictionary', `/Encrypt << /Filter /Standard /U (${'('.repeat(5_000)}`, 'application/pdf'],
    ['by comments only', `/Encrypt << ${'%'.repeat(8_000)}`, 'application/pdf'],
  ])('%s is refused only where it is certain', (_, lock, what) => {
    expect(found(joined(pdf, bytes(`\n${lock}\n%%EOF`)))).toBe(what)
  })

  it('is told soon, whatever ten megabytes of it hold', () => {
    for (const part of [
      '/Encrypt 1 0 R ',
      '/Encrypt <<',
      '/Encrypt  ',
      `/ID${' '.repeat(999_997)}`,
      '/ID [',
      '1 0 obj <<',
      '\xff\x00',
    ]) {
      const file = joined(pdf, bytes(part.repeat(10_000_000 / part.length)), bytes('/Encrypt 1 0 R\n%%EOF'))
      expect(found(file)).toBe('application/pdf')
    }
    const emptyChunks = joined(bytes('\x89PNG\r\n\x1a\n'), new Uint8Array(10_000_000))
    expect(found(emptyChunks)).toBe('file.cut_off')
  })
})
