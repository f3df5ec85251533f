import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { Database } from '~db/sqlite'

const ROOT = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

const place = (name: string) => path.join(folder, name)
const written = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(place(name), bytes)
  return place(name)
}
const windows = (name: string, value: unknown) =>
  written(name, Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(JSON.stringify(value), 'utf16le')]))

const need = { id: '1', text: 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.', subjects: ['TPM'] }
const needs = windows('needs.json', { needs: [need] })
const empty = written('empty.json', '')
const none = written('none.json', '{"needs": [], "profiles": []}')
const shapeless = written('shapeless.json', '\ufeff{"needs": [{"id": "1"}]}')
const stranger = place('stranger.sqlite')
const other = new Database(stranger)
other.exec('create table x (y)')
other.close()
mkdirSync(place('folder'))
written('folder/nhip-cau.sqlite', '')

/** The command as somebody runs it, with a data folder where nothing is, and empty settings. */
function run(command: string, words: string[], settings: Record<string, string> = {}) {
  const env = { ...process.env, DATA_DIR: place('nothing'), DATABASE_FILE: '', PORT: '', MEILI_URL: '', ...settings }
  const all = ['--import', 'tsx', `scripts/${command}.ts`, ...words]
  return new Promise<{ status: number; output: string; error: string }>((resolve) => {
    execFile(process.execPath, all, { cwd: ROOT, env }, (error, output, said) =>
      resolve({ status: error ? Number(error.code) : 0, output, error: said }),
    )
  })
}

describe('a command that cannot do its work says so in one line, says nothing else and ends with 1', () => {
  const cases: [string, string[], RegExp, Record<string, string>?][] = [
    ['backup', [], /npm run backup -- NEW_FOLDER \[--with-objects\]\n$/],
    ['backup', [place('copy')], /nothing.nhip-cau\.sqlite is not there/],
    ['backup', [place('copy')], /is empty/, { DATA_DIR: place('folder') }],
    ['backup', [place('copy')], /is a database of something else/, { DATABASE_FILE: stranger }],
    ['files', [], /npm run -s files -- status\|check\|bring-home\n$/],
    ['files', ['x'], /npm run -s files/],
    ['files', ['check'], /is not there/],
    ['files', ['check'], /^Wrong settings\. S3_KEY: /, { S3_URL: 'https://s3.example/tep' }],
    ['restore', [place('folder')], /is no backup: backup\.json is not there/],
    ['reindex', [], /is not there/],
    ['reindex', [], /is no file/, { DATABASE_FILE: place('folder') }],
    ['doctor', [], /is not there/],
    ['export-learning', [], /is not there/],
    ['export-learning', ['--from', 'hôm qua'], /hôm qua is no day/],
    ['report', ['--year', '2026'], /npm run -s report -- --year 2026 --out FOLDER\n$/],
    ['report', ['--year', '2026', '--out', place('copy')], /is not there/],
    ['create-user', ['--role', 'admin'], /--email: needed; --name: needed/],
    ['set-password', [], /--login: needed/],
    ['set-password', ['--login', '0912345678'], /0912345678 has no account/],
    ['create-user', [], /^Wrong settings\. PORT: /, { PORT: 'abc' }],
    ['suggest', [' '], /npm run -s suggest/],
    ['suggest', ['x'], /there is no province x/, { PROVINCE: 'x' }],
    ['train', ['--also', empty], /empty\.json is empty/],
    ['fit-refusal', [needs, none], /none\.json holds no needs/],
    ['match', ['--need', place('folder')], /folder is a folder/],
    ['match', ['--need', needs, '--profiles', none], /needs\.json: text: /],
    ['eval', ['--needs', shapeless, '--profiles', none], /shapeless\.json: needs\.0\.text: /],
    ['eval', ['--needs', needs, '--profiles', none], /none\.json holds no profiles/],
    ['eval-text', ['--data', needs], /needs\.json is no folder/],
    ['eval-text', ['--data', place('folder')], /corpus\.jsonl is not there/],
    ['bench', ['--profiles', 'x'], /--profiles: 100 to 1000000/],
    ['page-weight', ['x'], /Unexpected argument 'x'/],
    ['test-node', [], /Which Node/],
    ['start', [], /^Wrong settings\. WORKER: /, { WORKER: 'maybe' }],
    ['dev', [], /^Wrong settings\. WORKER: /, { WORKER: 'maybe' }],
  ]

  it.concurrent.each(cases)('%s %j', async (command, words, line, settings) => {
    const { status, output, error } = await run(command, words, settings)
    expect([status, output]).toEqual([1, ''])
    expect(error).toMatch(line)
    expect(error.trim().split('\n')).toHaveLength(1)
  })

  it('also where what it says cannot be written', () => {
    const full = openSync('/dev/full', 'w')
    const words = ['--import', 'tsx', 'scripts/suggest.ts', 'máy sấy chè hay hỏng']
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, stdio: ['ignore', full, 'pipe'] })
    expect([status, String(stderr)]).toEqual([1, 'The disk is full.\n'])
  })
})

describe('files that Windows wrote', () => {
  it('are read as any other', async () => {
    const profiles = windows(
      'profiles.json',
      JSON.parse(readFileSync(`${ROOT}/db/demo/data/son-la/profiles.json`, 'utf8')),
    )
    const words = ['--need', windows('need.json', need), '--profiles', profiles, '--engine', 'embedded']
    const { status, output } = await run('match', words)
    expect(status).toBe(0)
    expect((JSON.parse(output) as unknown[]).length).toBeGreaterThan(0)
  })
})
