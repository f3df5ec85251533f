import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readJson, readJsonLines, readLines, readText } from '~/language/given-file.server'

function given(bytes: Uint8Array | string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'given-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'rows.json')
  writeFileSync(file, bytes)
  return file
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const message = (read: () => unknown) => {
  try {
    return read()
  } catch (error) {
    return (error as Error).message
  }
}

describe('a file that somebody gives', () => {
  const text = '{"text": "Máy sấy chè hay hỏng"}'

  it.each([
    ['UTF-8', text],
    ['UTF-8 with a byte order mark', `\ufeff${text}`],
    ['UTF-16 as Windows writes it', Buffer.concat([Buffer.of(0xff, 0xfe), utf16(text)])],
    ['UTF-16 with the great byte first', Buffer.concat([Buffer.of(0xfe, 0xff), utf16(text).swap16()])],
  ])('is read in %s', (_, bytes) => {
    expect(readJson(given(bytes))).toEqual({ text: 'Máy sấy chè hay hỏng' })
  })

  it.each([
    ['nothing in it', '', 'is empty.'],
    ['a mark and nothing else', '\ufeff\r\n', 'is empty.'],
    ['UTF-16 without a mark', utf16('{"a": 1}'), 'is no text, or UTF-16 without its mark. Save it as UTF-8.'],
    ['another code page', Buffer.from('{"a": "é"}', 'latin1'), 'is no text in UTF-8 or UTF-16. Save it as UTF-8.'],
  ])('with %s is refused in one line', (_, bytes, reason) => {
    const file = given(bytes)
    expect(message(() => readText(file))).toBe(`${file} ${reason}`)
  })

  it('that is not there, or a folder, is refused in one line', () => {
    const file = given('x')
    expect(message(() => readText(`${file}.other`))).toBe(`${file}.other is not there.`)
    expect(message(() => readText(`${file}/other`))).toBe(`${file}/other is not there.`)
    expect(message(() => readText(path.dirname(file)))).toBe(`${path.dirname(file)} is a folder.`)
  })

  it('that is no JSON is refused in one line, which names the line where there are many', () => {
    const file = given('{"a":\n\n')
    expect(message(() => readJson(file))).toMatch(/rows\.json is not JSON: [^\n]+$/)
    const lines = given('{"a": 1}\r\n\r\n{"a":\r\n')
    expect(message(() => readJsonLines(lines))).toMatch(/rows\.json, line 3: is not JSON: [^\n]+$/)
  })

  it('is read line by line, however they end', () => {
    expect(readLines(given('\ufeffmột\r\n\r\n  hai \nba\r'))).toEqual([
      { text: 'một', number: 1 },
      { text: 'hai', number: 3 },
      { text: 'ba', number: 4 },
    ])
  })
})
