import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type ReferenceFiles, referenceFiles } from '~/vocabulary/files'
import { forgetReference } from '~/vocabulary/reference.server'
import { now } from './clock'
import { transact, type Tx } from './connection'
import { communes, provinces, referenceLoads, sectors, subjects } from './schema'

/**
 * Loads the reference files. A file already loaded is left alone; a changed one updates its rows in place, and rows
 * it no longer holds are retired, not deleted, so that records keep what they refer to.
 * Returns the names of the files that were loaded.
 */
export function loadReference(files: ReferenceFiles = referenceFiles()): string[] {
  const loaded = transact((tx) => [
    ...load(tx, 'units', files.units, loadUnits),
    ...load(tx, 'sectors', files.sectors, loadSectors),
    ...load(tx, 'subjects', files.subjects, loadSubjects),
  ])
  forgetReference()
  return loaded
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

function loadUnits(tx: Tx, { provinces: provinceRows, son_la }: ReferenceFiles['units']) {
  tx.update(provinces).set({ retired: true }).run()
  tx.update(communes).set({ retired: true }).run()
  for (const row of provinceRows) {
    const values = { code: row.code, name: row.name, fullName: row.full_name, nameEn: row.name_en, retired: false }
    tx.insert(provinces).values(values).onConflictDoUpdate({ target: provinces.code, set: values }).run()
  }
  for (const row of son_la.units) {
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
