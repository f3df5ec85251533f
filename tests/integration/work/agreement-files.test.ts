import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { loader } from '~/routes/work/agreement-file'
import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { organisations } from '~db/schema'
import { awardedEngagement, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { unzipped, wordsOf } from '../documents'
import { args } from './page-calls'

beforeEach(freshDatabase)

async function fetched(actor: Actor, engagementId: string, format: string, query = '') {
  const answer = await loader(await args(actor, { engagementId, format }, undefined, query))
  return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

describe('the agreement as a file', () => {
  it('is a DOCX laid out as papers here are, with a page field that has a result', async () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    const { code } = agreementOf(owner, engagementId)
    const { headers, bytes } = await fetched(owner, engagementId, 'docx')
    expect(headers.get('Content-Disposition')).toContain(`thoa-thuan-${code}.docx`)
    const files = unzipped(bytes)
    const document = files.get('word/document.xml')!
    for (const said of ['Độc lập - Tự do - Hạnh phúc', owner.organisationName!, 'Tám mươi lăm triệu đồng'])
      expect(wordsOf(document)).toContain(said)
    expect(document).toContain('<w:titlePg/>')
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
    expect(files.get('word/styles.xml')).toContain('Times New Roman')
    expect(document).not.toMatch(/<w:t[^>]*>[^<]*\t/)
    expect(document).toMatch(/<\/w:p><w:sectPr>/)
    const header = files.get('word/header1.xml')!
    expect(header).toMatch(/<w:fldSimple w:instr="PAGE"><w:r><w:t[^>]*>2<\/w:t><\/w:r><\/w:fldSimple>/)
    expect([...files.values()].join('')).not.toContain('w:fldChar')
    expect(wordsOf(files.get('word/footer1.xml')!)).toContain(code)
  })

  it('is a PDF with its font inside', async () => {
    const { engagementId, consultant } = awardedEngagement()
    const { headers, bytes } = await fetched(consultant, engagementId, 'pdf')
    expect(headers.get('Content-Type')).toBe('application/pdf')
    const pdf = Buffer.from(bytes).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toMatch(/\/FontName \/[A-Z]+\+Tinos/)
    expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1)
  })

  it('is also had of a text that was confirmed before', async () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    const { number, code } = agreementOf(owner, engagementId)
    confirmAgreement(owner, engagementId, number)
    db.update(organisations).set({ address: 'tiểu khu 5' }).where(eq(organisations.id, owner.organisationId!)).run()
    const [earlier] = agreementOf(owner, engagementId).earlier
    const before = await fetched(owner, engagementId, 'docx', `?text=${earlier!.id}`)
    expect(before.headers.get('Content-Disposition')).toContain(code)
    expect(wordsOf(unzipped(before.bytes).get('word/document.xml')!)).not.toContain('tiểu khu 5')
  })

  it('is not found by strangers, nor in other formats', async () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    await expect(fetched(enterprise(), engagementId, 'docx')).rejects.toMatchObject({ status: 404 })
    await expect(fetched(owner, engagementId, 'odt')).rejects.toMatchObject({ status: 404 })
    await expect(fetched(owner, engagementId, 'pdf', '?text=x')).rejects.toMatchObject({ status: 404 })
  })
})
