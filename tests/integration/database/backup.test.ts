import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { keepReceived } from '~/domain/files/receive-file.server'
import { removeLocal } from '~/domain/files/local-store.server'
import { readStored } from '~/domain/files/store.server'
import { databaseFile, db } from '~db/connection'
import { now } from '~db/clock'
import { files } from '~db/schema'
import { Database } from '~db/sqlite'
import { certifiedEngagement, pdf } from '~tests/scenarios'
import { drainJobs } from '~/worker/worker.server'
import { freshDatabase } from '~tests/support/database'
import { startObjectStore } from '~tests/support/object-store'
import { makeBackup, restoreBackup } from '../../../scripts/runtime/backup'
import { lineOf } from '../../../scripts/runtime/faults'

beforeEach(freshDatabase)

function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'backup-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const running = () => ({ dataDir: process.env.DATA_DIR!, databaseFile: databaseFile() })
const elsewhere = () => {
  const dataDir = folder()
  return { dataDir, databaseFile: path.join(dataDir, 'nhip-cau.sqlite') }
}
const fileOf = (dataDir: string, sha256: string) => readFileSync(path.join(dataDir, 'files', sha256))
const rowsOf = (file: string) => {
  const database = new Database(file, { readonly: true })
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
  const rows = tables.map((table) => [table, database.prepare(`select * from "${table}"`).all()])
  database.close()
  return rows
}
const backedUp = async () => {
  const to = path.join(folder(), 'monday')
  return { to, backup: await makeBackup(running(), to, now()) }
}

describe('a backup', () => {
  it('brings back every row and every file, beside a running application', async () => {
    certifiedEngagement()
    expect(statSync(databaseFile()).mode & 0o777).toBe(0o600)
    const { to, backup } = await backedUp()
    expect(backup.missing).toEqual([])
    expect(backup.files).toEqual(
      db
        .selectDistinct({ sha256: files.sha256 })
        .from(files)
        .all()
        .map(({ sha256 }) => sha256),
    )
    expect(backup.files.length).toBeGreaterThan(0)

    const place = elsewhere()
    writeFileSync(path.join(place.dataDir, 'search.sqlite'), 'made from another database')
    restoreBackup(place, to)
    expect(rowsOf(place.databaseFile)).toEqual(rowsOf(databaseFile()))
    for (const sha256 of backup.files) {
      expect(readFileSync(path.join(place.dataDir, 'files', sha256))).toEqual(
        readFileSync(path.join(running().dataDir, 'files', sha256)),
      )
    }
    expect(existsSync(path.join(place.dataDir, 'search.sqlite'))).toBe(false)
    expect(statSync(place.databaseFile).mode & 0o777).toBe(0o600)
  })

  it('is whole while others write', async () => {
    const writer = new Database(databaseFile())
    writer.exec('create table scribbles (text)')
    const write = writer.prepare('insert into scribbles values (?)')
    const writing = setInterval(() => write.run(randomBytes(20_000)), 1)
    const { to } = await backedUp().finally(() => clearInterval(writing))
    writer.close()
    const place = elsewhere()
    restoreBackup(place, to)
    expect(rowsOf(place.databaseFile).map(([table]) => table)).toContain('scribbles')
  })

  it('says which evidence was gone or damaged, and holds the rest', async () => {
    certifiedEngagement()
    const [first] = db.select().from(files).all()
    const stored = path.join(running().dataDir, 'files', first!.sha256)
    const before = readFileSync(stored)
    onTestFinished(() => writeFileSync(stored, before))
    writeFileSync(stored, 'x')
    const { backup } = await backedUp()
    expect(backup.missing).toEqual([first!.name])
    expect(backup.files).not.toContain(first!.sha256)
  })

  it('leaves out what a form has sent and no record holds, and misses it not', async () => {
    const { enterprise } = certifiedEngagement()
    const received = keepReceived(enterprise, { name: 'a.pdf', bytes: pdf('on its way') })
    removeLocal(received.sha256)
    const { backup } = await backedUp()
    expect(backup.missing).toEqual([])
    expect(backup.files).not.toContain(received.sha256)
  })

  it('says how much lies in the object store and not in it, or holds that too where it is asked for', async () => {
    const store = await startObjectStore()
    Object.assign(process.env, store.settings)
    onTestFinished(async () => {
      for (const name of Object.keys(store.settings)) delete process.env[name]
      await store.stop()
    })
    certifiedEngagement()
    const before = new Map(
      db
        .select()
        .from(files)
        .all()
        .map(({ sha256 }) => [sha256, fileOf(running().dataDir, sha256)]),
    )
    await drainJobs()
    const { to, backup } = await backedUp()
    expect(backup).toMatchObject({ files: [], missing: [], inObjectStore: before.size })
    const place = elsewhere()
    expect(restoreBackup(place, to).inObjectStore).toBe(before.size)

    const whole = path.join(folder(), 'tuesday')
    const held = await makeBackup(running(), whole, now(), { withObjects: true })
    expect(held).toMatchObject({ missing: [], inObjectStore: 0 })
    const another = elsewhere()
    restoreBackup(another, whole)
    for (const [sha256, bytes] of before) expect(fileOf(another.dataDir, sha256)).toEqual(bytes)

    const [[lost] = ['']] = before
    store.objects.delete([...store.objects.keys()].find((key) => key.includes(lost))!)
    expect(await readStored(lost)).toBeNull()
    const third = path.join(folder(), 'wednesday')
    expect((await makeBackup(running(), third, now(), { withObjects: true })).missing).toHaveLength(1)
    await store.begin('refused')
    const away = await makeBackup(running(), path.join(folder(), 'new'), now(), { withObjects: true }).catch(lineOf)
    expect(away).toBe('The object store gives no answer: ECONNREFUSED')
  })

  it('never stands in the place of anything', async () => {
    const { to } = await backedUp()
    await expect(makeBackup(running(), to, now())).rejects.toThrow('is there already')
    expect(() => restoreBackup(running(), to)).toThrow('there already')
    await expect(makeBackup(elsewhere(), path.join(folder(), 'new'), now())).rejects.toThrow('is not there')
  })

  it('is not put beside what is left of another database', async () => {
    const { to } = await backedUp()
    for (const left of ['-wal', '-shm', '-journal']) {
      const place = elsewhere()
      writeFileSync(`${place.databaseFile}${left}`, 'of the database before')
      expect(() => restoreBackup(place, to)).toThrow(`${place.databaseFile}${left} is there already`)
      expect(existsSync(place.databaseFile)).toBe(false)
    }
  })

  it('is looked through where it was put, whatever it says of itself', async () => {
    const { to } = await backedUp()
    const bytes = readFileSync(path.join(to, 'nhip-cau.sqlite'))
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 8192)
    writeFileSync(path.join(to, 'nhip-cau.sqlite'), bytes)
    const contents = JSON.parse(readFileSync(path.join(to, 'backup.json'), 'utf8')) as object
    const database = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(path.join(to, 'backup.json'), JSON.stringify({ ...contents, database }))
    const place = elsewhere()
    expect(() => restoreBackup(place, to)).toThrow()
    expect(existsSync(place.databaseFile)).toBe(false)
  })

  it('ends at once where no folder can be made', async () => {
    const refused = await makeBackup(running(), '/proc/nhip-cau/monday', now()).catch(lineOf)
    expect(refused).toBe('/proc/nhip-cau cannot be made.')
  })

  it('that is damaged, cut off or none is not restored, not in part either', async () => {
    certifiedEngagement()
    const { to, backup } = await backedUp()
    const place = elsewhere()
    const inside = (name: string) => path.join(to, name)
    for (const name of ['nhip-cau.sqlite', path.join('files', backup.files[0]!)]) {
      const whole = readFileSync(inside(name))
      writeFileSync(inside(name), whole.subarray(0, whole.length - 1))
      expect(() => restoreBackup(place, to)).toThrow('damaged')
      writeFileSync(inside(name), whole)
    }
    rmSync(inside('backup.json'))
    expect(() => restoreBackup(place, to)).toThrow('is no backup')
    expect(existsSync(place.databaseFile)).toBe(false)
    expect(existsSync(path.join(place.dataDir, 'files'))).toBe(false)
  })
})
