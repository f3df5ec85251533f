import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readSettings, SettingsError } from '~/settings.server'
import { DEFAULT_PROVINCE, provinceIds, ProvinceError, readProvince } from '~/vocabulary/province.server'

const ROOT = path.resolve(import.meta.dirname, '../..')

describe('the files of a province', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'provinces-'))
    cpSync(path.join(ROOT, 'app/vocabulary/data/provinces'), folder, { recursive: true })
    onTestFinished(() => rmSync(folder, { recursive: true }))
  })

  it.each(provinceIds())('of %s are all there and right', (id) => {
    expect(readProvince(id, folder)).toMatchObject({ id })
  })

  it('are known by their folder alone', () => {
    cpSync(path.join(folder, DEFAULT_PROVINCE), path.join(folder, 'a-new-one'), { recursive: true })
    expect(readProvince('a-new-one', folder).communes).toEqual(readProvince(DEFAULT_PROVINCE, folder).communes)
  })

  const changed = (name: string, change: (content: Record<string, unknown>) => void) => {
    const file = path.join(folder, DEFAULT_PROVINCE, name)
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    change(content)
    writeFileSync(file, JSON.stringify(content))
  }
  const refusal = () => {
    try {
      readProvince(DEFAULT_PROVINCE, folder)
    } catch (error) {
      expect(error).toBeInstanceOf(ProvinceError)
      return (error as Error).message
    }
    throw new Error('nothing was refused')
  }

  it('are named in one line where one is missing', () => {
    rmSync(path.join(folder, DEFAULT_PROVINCE, 'communes.json'))
    expect(refusal()).toBe(`${DEFAULT_PROVINCE}/communes.json is missing`)
  })

  it('are named in one line where one is not JSON', () => {
    writeFileSync(path.join(folder, DEFAULT_PROVINCE, 'support.json'), '{\n')
    expect(refusal()).toMatch(new RegExp(`^${DEFAULT_PROVINCE}/support\\.json is not JSON: [^\\n]+$`))
  })

  it.each([
    ['support.json', (file) => delete file.source, /\/support\.json: source: [^\n]+$/],
    ['province.json', (file) => delete file.department, /\/province\.json: department: [^\n]+$/],
    ['province.json', (file) => (file.name = { vi: 'Tỉnh' }), /\/province\.json: name\.en: [^\n]+$/],
    ['province.json', (file) => (file.code = '00'), /\/province\.json: code: there is no province 00$/],
    ['communes.json', (file) => (file.units = []), /\/communes\.json: units: [^\n]+$/],
    [
      'communes.json',
      (file) => ((file.units as Record<string, string>[])[2]!.province_code = '01'),
      /\/communes\.json: units\.2\.province_code: is not \d\d$/,
    ],
    [
      'former-units.json',
      (file) => (file.units as { now: string[] }[])[3]!.now.push('00001'),
      /\/former-units\.json: units\.3\.now: there is no commune 00001$/,
    ],
    [
      'former-units.json',
      (file) => ((file.units as { source: string }[])[3]!.source = '1999'),
      /\/former-units\.json: units\.3\.source: there is no source 1999$/,
    ],
    [
      'support.json',
      (file) => (file.groups as { subjects: string[] }[])[1]!.subjects.push('ISO-1'),
      /\/support\.json: groups\.1\.subjects: there is no subject ISO-1$/,
    ],
  ] as [string, (file: Record<string, unknown>) => void, RegExp][])(
    'say in one line which file and field are wrong: %s %#',
    (name, change, line) => {
      changed(name, change)
      expect(refusal()).toMatch(line)
    },
  )
})

describe('the setting PROVINCE', () => {
  it('is the default province where it is not said, and the one it names where it is', () => {
    expect(readSettings({}).province.id).toBe(DEFAULT_PROVINCE)
    expect(readSettings({ PROVINCE: '' }).province.id).toBe(DEFAULT_PROVINCE)
    for (const id of provinceIds()) expect(readSettings({ PROVINCE: id }).province.id).toBe(id)
  })

  it('says in one line which provinces there are', () => {
    const read = () => readSettings({ PROVINCE: '../son-la' })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(
      `Wrong settings. PROVINCE: there is no province ../son-la; there are: ${provinceIds().join(', ')}`,
    )
  })
})

describe('no file of code', () => {
  const isCode = (file: string) =>
    /\.(ts|tsx|js|css)$/.test(file) || (file.includes(`i18n${path.sep}messages`) && file.endsWith('.json'))
  const isSkipped = (file: string) => /node_modules|[\\/]paraglide[\\/]|[\\/]data[\\/]/.test(file)
  const code = ['app', 'db', 'search', 'scripts'].flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(room, file))
      .filter((file) => isCode(file) && !isSkipped(file)),
  )
  const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

  it.each(provinceIds())('names %s, its code or a commune of it', (id) => {
    const { code: provinceCode, name, communes } = readProvince(id)
    const plain = id.replaceAll('-', '')
    const whole = (words: string[], flags: string) =>
      new RegExp(`(?<![\\p{L}\\d])(${words.map(escaped).join('|')})(?![\\p{L}\\d])`, flags)
    const itself = whole([name.vi, id, plain, id.replaceAll('-', '_')], 'iu')
    const places = whole(
      communes.map((commune) => commune.name),
      'u',
    )
    const codes = new RegExp(`['"\`](${[provinceCode, ...communes.map((commune) => commune.code)].join('|')})['"\`]`)
    expect(code.length).toBeGreaterThan(500)
    const naming = code.flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8').normalize('NFC')
      const found = itself.exec(text) ?? places.exec(text) ?? codes.exec(text)
      return found ? [`${file}: ${found[0]}`] : []
    })
    expect(naming).toEqual([])
  })
})
