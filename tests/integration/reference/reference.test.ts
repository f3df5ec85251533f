import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { referenceFiles } from '~/vocabulary/files'
import { DEFAULT_PROVINCE, homeProvince, provinceIds, provinceNamed } from '~/vocabulary/province.server'
import { communeList, sectorList, subjectList, subjectOf } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import { loadReference } from '~db/reference'
import { communes, installation, needSubjects, provinces } from '~db/schema'
import { publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

describe('reference data', () => {
  it('holds the 34 provinces, the 75 communes of Sơn La, the sectors and the 59 subjects', () => {
    expect(db.select().from(provinces).all()).toHaveLength(34)
    expect(communeList('14')).toHaveLength(75)
    expect(sectorList().filter((sector) => sector.level === 1)).toHaveLength(22)
    expect(sectorList().filter((sector) => sector.level === 2)).toHaveLength(87)
    expect(subjectList()).toHaveLength(59)
    expect(subjectOf('ISO-9001')?.endsInCertificate).toBe(true)
    expect(subjectOf('5S')?.endsInCertificate).toBe(false)
  })

  it('loads nothing again where the files are the same', () => {
    expect(loadReference()).toEqual([])
  })

  it('updates rows by a later edition and keeps what refers to them', () => {
    const { needId } = publishedNeed({ subjects: ['ISO-9001', 'TPM'] })
    const files = structuredClone(referenceFiles())
    const iso = files.subjects.subjects.find((subject) => subject.code === 'ISO-9001')!
    iso.designation_current = 'TCVN ISO 9001:2026'
    files.subjects.subjects = files.subjects.subjects.filter((subject) => subject.code !== 'TPM')

    expect(loadReference(files)).toEqual(['subjects'])

    expect(subjectOf('ISO-9001')?.designation).toBe('TCVN ISO 9001:2026')
    expect(subjectList().map((subject) => subject.code)).not.toContain('TPM')
    expect(subjectOf('TPM')?.retired).toBe(true)
    const kept = db.select().from(needSubjects).where(eq(needSubjects.needId, needId)).all()
    expect(kept.map((row) => row.subjectCode).sort()).toEqual(['ISO-9001', 'TPM'])
  })

  it('keeps the sectors of an older edition beside the new one', () => {
    const files = structuredClone(referenceFiles())
    files.sectors.version = 'VSIC 2031'
    loadReference(files)
    expect(new Set(sectorList().map((sector) => sector.version))).toEqual(new Set(['VSIC 2025']))
  })

  it('serves the province it was first filled for and refuses another in one line', () => {
    const other = provinceNamed(provinceIds().find((id) => id !== DEFAULT_PROVINCE)!)
    const communesBefore = db.select().from(communes).all()

    expect(() => loadReference(referenceFiles(), other)).toThrow(
      new RegExp(`^This database was filled for ${homeProvince().name.vi} and PROVINCE is ${other.id}\\. [^\\n]+$`),
    )

    expect(db.select().from(communes).all()).toEqual(communesBefore)
    expect(db.select().from(installation).all()).toEqual([{ provinceCode: homeProvince().code }])
  })
})
