import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { db } from '~db/connection'
import { communes, installation, referenceLoads } from '~db/schema'
import { loadReference } from '~db/reference'
import { homeProvince } from '~/vocabulary/province.server'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../db/migrations')
/** Its number may change when branches meet; its name does not. */
const migration = path.join(
  MIGRATIONS,
  readdirSync(MIGRATIONS).find((name) => name.endsWith('_province.sql'))!,
)

it('a database from before provinces were told apart serves the province whose communes it holds', () => {
  db.$client.exec(`DROP TABLE installation; INSERT INTO reference_loads VALUES ('units', 'x', 0)`)
  const before = db.select().from(communes).all()

  for (const statement of readFileSync(migration, 'utf8').split('--> statement-breakpoint')) {
    db.$client.exec(statement)
  }

  expect(db.select().from(installation).all()).toEqual([{ provinceCode: homeProvince().code }])
  expect(
    db
      .select()
      .from(referenceLoads)
      .all()
      .map(({ file }) => file),
  ).not.toContain('units')
  expect(loadReference()).toEqual([])
  expect(db.select().from(communes).all()).toEqual(before)
})
