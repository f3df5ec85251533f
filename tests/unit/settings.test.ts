import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { forgetEmptySettings, readSecrets, readSettings, SettingsError } from '~/settings.server'

const temporaryFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('runs with nothing set: port 3000, demo data, worker, bundled search', () => {
  expect(readSettings({})).toMatchObject({ port: 3000, demo: true, worker: true, isHttps: false, meili: undefined })
})

it('takes an empty value as not set', () => {
  expect(readSettings({ PORT: '', ORIGIN: ' ' })).toMatchObject({ port: 3000, origin: undefined })
})

it('forgets empty settings for whatever reads the environment by itself, and nothing else', () => {
  const environment = { DATA_DIR: '', DATABASE_FILE: ' ', SEARCH_INDEX_PREFIX: '', PORT: '3001', OTHER: '' }
  forgetEmptySettings(environment)
  expect(environment).toEqual({ PORT: '3001', OTHER: '' })
})

it('reads secrets that were saved on Windows', () => {
  const folder = temporaryFolder()
  const secrets = {
    meiliMasterKey: 'a-key-of-at-least-sixteen-bytes',
    linkKey: 'another-of-sixteen-bytes',
    secondStepKey: 'a-third-of-sixteen-bytes',
  }
  writeFileSync(path.join(folder, 'secrets.json'), `\ufeff${JSON.stringify(secrets)}\r\n`)
  expect(readSecrets(folder)).toEqual(secrets)
})

it('loads demo data in production only when asked', () => {
  expect(readSettings({ NODE_ENV: 'production' }).demo).toBe(false)
  expect(readSettings({ NODE_ENV: 'production', DEMO: '1' }).demo).toBe(true)
  expect(readSettings({ DEMO: '0' }).demo).toBe(false)
})

it('keeps the database in the data folder unless it is said elsewhere', () => {
  expect(readSettings({ DATA_DIR: '/srv/nc' }).databaseFile).toBe('/srv/nc/nhip-cau.sqlite')
  expect(readSettings({ DATABASE_FILE: '/srv/other.sqlite' }).databaseFile).toBe('/srv/other.sqlite')
})

it('reads the public address without its path and knows https', () => {
  expect(readSettings({ ORIGIN: 'https://nangsuat.example/app/' })).toMatchObject({
    origin: 'https://nangsuat.example',
    isHttps: true,
  })
})

it('sends no mail until a mail server, a sender and the public address are named', () => {
  expect(readSettings({}).mail).toBeUndefined()
  const from = 'Nhịp cầu <khong-tra-loi@nhip-cau.example>'
  expect(
    readSettings({ SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM: from, ORIGIN: 'https://a.example' }).mail,
  ).toEqual({
    url: 'smtps://u:p@mail.example',
    from,
  })
})

it.each([
  [{ SMTP_URL: 'smtp://127.0.0.1:25' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'http://127.0.0.1:25', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
  [{ MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, 'MAIL_FROM'],
  [{ PORT: 'abc' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ ORIGIN: 'nangsuat' }, 'ORIGIN'],
  [{ WORKER: 'maybe' }, 'WORKER'],
  [{ MEILI_URL: 'http://127.0.0.1:7700' }, 'MEILI_KEY'],
  [{ SEARCH_INDEX_PREFIX: 'a b' }, 'SEARCH_INDEX_PREFIX'],
  [{ EMBEDDER_URL: 'http://127.0.0.1:8080/v1' }, 'EMBEDDER_MODEL'],
  [{ S3_URL: 'https://s3.example/tep' }, 'S3_KEY'],
  [{ S3_URL: 'https://s3.example/tep', S3_KEY: 'a' }, 'S3_SECRET'],
  [{ S3_URL: 'https://s3.example', S3_KEY: 'a', S3_SECRET: 'b' }, 'S3_URL'],
  [{ S3_URL: 'https://s3.example/tep/more', S3_KEY: 'a', S3_SECRET: 'b' }, 'S3_URL'],
  [{ S3_URL: 'https://a:b@s3.example/tep', S3_KEY: 'a', S3_SECRET: 'b' }, 'S3_URL'],
  [{ S3_URL: 's3://tep', S3_KEY: 'a', S3_SECRET: 'b' }, 'S3_URL'],
  [{ S3_URL: 'tep', S3_KEY: 'a', S3_SECRET: 'b' }, 'S3_URL'],
  [{ S3_REGION: 'a b' }, 'S3_REGION'],
  [{ S3_PREFIX: '/nhip-cau' }, 'S3_PREFIX'],
  [{ S3_PREFIX: 'nhip cầu/' }, 'S3_PREFIX'],
])('names a wrong setting in one line: %o', (environment, name) => {
  const read = () => readSettings(environment)
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(new RegExp(`^Wrong settings\\. ${name}: [^\\n]+$`))
})

it('makes secrets once, for the owner only, and never a default one', () => {
  const [folder, other] = [temporaryFolder(), temporaryFolder()]
  const secrets = readSecrets(folder)
  expect(readSecrets(folder)).toEqual(secrets)
  expect(readSecrets(other)).not.toEqual(secrets)
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

it('adds what a file of an earlier version lacks, and keeps the rest', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'secrets-'))
  const before = { meiliMasterKey: 'a-key-of-at-least-sixteen-bytes' }
  writeFileSync(path.join(folder, 'secrets.json'), JSON.stringify(before))
  const secrets = readSecrets(folder)
  expect(secrets).toMatchObject(before)
  for (const added of [secrets.linkKey, secrets.secondStepKey]) expect(added.length).toBeGreaterThan(30)
  expect(readSecrets(folder)).toEqual(secrets)
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

it('does not overwrite secrets that it cannot read', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'secrets.json')
  writeFileSync(file, '{')
  expect(() => readSecrets(folder)).toThrow(SettingsError)
  expect(readFileSync(file, 'utf8')).toBe('{')
})
