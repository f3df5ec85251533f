import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type ReferenceFiles, referenceFiles } from '~/vocabulary/files'
import type { Province } from '~/vocabulary/province'
import { homeProvince, ProvinceError } from '~/vocabulary/province.server'
import { forgetReference } from '~/vocabulary/reference.server'
import { now } from './clock'
import { transact, type Tx } from './connection'
import { communes, installation, provinces, referenceLoads, sectors, subjects } from './schema'

/**
 * Loads the reference files. A file already loaded is left alone; a changed one updates its rows in place, and rows
 * it no longer holds are retired, not deleted, so that records keep what they refer to.
 * Returns the names of the files that were loaded. Throws `ProvinceError` where the database serves another province.
 */
export function loadReference(files: ReferenceFiles = referenceFiles(), home: Province = homeProvince()): string[] {
  const loaded = transact((tx) => [
    ...load(tx, 'provinces', files.provinces, loadProvinces),
    ...loadHome(tx, home),
    ...load(tx, 'sectors', files.sectors, loadSectors),
    ...load(tx, 'subjects', files.subjects, loadSubjects),
  ])
  forgetReference()
  return loaded
}

/** A database serves the province it was first filled for: its people and figures are that province's. */
function loadHome(tx: Tx, home: Province) {
  const served = tx.select().from(installation).get()
  if (served && served.provinceCode !== home.code) {
    const { name } = tx.select().from(provinces).where(eq(provinces.code, served.provinceCode)).get()!
    throw new ProvinceError(
      `This database was filled for ${name} and PROVINCE is ${home.id}. Set PROVINCE to that province's, or DATA_DIR (and DATABASE_FILE) to another place.`,
    )
  }
  if (!served) tx.insert(installation).values({ provinceCode: home.code }).run()
  return load(tx, 'communes', home.communes, loadCommunes)
}

function load<T>(tx: Tx, file: string, content: T, write: (tx: Tx, content: T) => void): string[] {
  const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const before = tx.select().from(referenceLoads).where(eq(referenceLoads.file, file)).get()
  if (before?.sha256 === sha256) return []
  write(tx, content)
  const row = { file, sha256, loadedAt: now() }
  tx.insert(referenceLoads).values(row).onConflictDoUpdate({ target: referenceLoads.file, set: row }).run()
  return [file]
}

function loadProvinces(tx: Tx, rows: ReferenceFiles['provinces']) {
  tx.update(provinces).set({ retired: true }).run()
  for (const row of rows) {
    const values = { code: row.code, name: row.name, fullName: row.full_name, nameEn: row.name_en, retired: false }
    tx.insert(provinces).values(values).onConflictDoUpdate({ target: provinces.code, set: values }).run()
  }
}

function loadCommunes(tx: Tx, rows: Province['communes']) {
  tx.update(communes).set({ retired: true }).run()
  for (const row of rows) {
    const values = {
      code: row.code,
      provinceCode: row.province_code,
      name: row.name,
      fullName: row.full_name,
      nameEn: row.name_en,
      type: row.type,
      retired: false,
    }
    tx.insert(communes).values(values).onConflictDoUpdate({ target: communes.code, set: values }).run()
  }
}

/** Other editions' rows stay as they are. */
function loadSectors(tx: Tx, { version, rows }: ReferenceFiles['sectors']) {
  tx.update(sectors).set({ retired: true }).where(eq(sectors.version, version)).run()
  for (const row of [...rows].sort((a, b) => a.level - b.level)) {
    const values = {
      version,
      code: row.code,
      level: row.level,
      parent: row.parent,
      nameVi: row.name_vi,
      nameEn: row.name_en,
      retired: false,
    }
    tx.insert(sectors)
      .values(values)
      .onConflictDoUpdate({ target: [sectors.version, sectors.code], set: values })
      .run()
  }
}

function loadSubjects(tx: Tx, { subjects: rows }: ReferenceFiles['subjects']) {
  tx.update(subjects).set({ retired: true }).run()
  rows.forEach((row, position) => {
    const values = {
      code: row.code,
      nameVi: row.name_vi,
      shortVi: row.short_vi,
      nameEn: row.name_en,
      plainVi: row.plain_vi,
      plainEn: row.plain_en,
      kind: row.kind,
      designation: row.designation_current,
      designationNote: row.designation_note,
      endsInCertificate: row.ends_in_certificate,
      validityYears: row.certificate_validity_years,
      surveillance: row.surveillance ?? null,
      accreditation: row.accreditation ?? null,
      typicalSectors: row.typical_sectors_vsic2,
      aliases: row.aliases,
      confidence: row.confidence_designation,
      source: row.source,
      position,
      retired: false,
    }
    tx.insert(subjects).values(values).onConflictDoUpdate({ target: subjects.code, set: values }).run()
  })
}
