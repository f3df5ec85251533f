import { describe, expect, it } from 'vitest'
import { type AgreementFacts, agreementPaper } from '~/documents/agreement'
import type { Block } from '~/documents/paper'

const party = { name: 'HTX Bản Ỏ', isPerson: false, taxCode: null, address: null, phone: null }
const facts: AgreementFacts = {
  enterprise: party,
  consultant: { ...party, name: 'Nguyễn Thị Hường', isPerson: true },
  subjects: ['ISO 22000'],
  proposal: { number: 2, sentOn: '2026-09-18', chosenOn: '2026-09-25' },
  scope: 'Khảo sát.\n\n- Đào tạo\n• Soạn biểu mẫu',
  approach: null,
  people: 'Một chuyên gia.',
  partner: null,
  onSiteDays: null,
  provides: null,
  durationWeeks: 14,
  files: [],
  milestones: [{ title: 'Khảo sát', handover: null, dueOn: '2026-10-16' }],
  acceptanceDays: 7,
  lines: [
    { title: 'Hướng dẫn', amountVnd: 10_000_000, vat: '8', vatVnd: 800_000 },
    { title: 'Đi lại', amountVnd: 1_000_000, vat: 'none', vatVnd: 0 },
  ],
  totals: { netVnd: 11_000_000, vatVnd: 800_000, priceVnd: 11_800_000 },
  payments: [{ title: 'Khi xong', percent: 100, amountVnd: 11_800_000 }],
}

const textsOf = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'text' ? [block.lead, block.text].filter(Boolean).join(' ') : ''))
const tablesOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))

describe('the agreement', () => {
  it('keeps what was written line by line, and numbers only what was said', () => {
    const paper = agreementPaper(facts)
    expect(paper).toContainEqual({ kind: 'item', text: 'Đào tạo' })
    expect(paper).toContainEqual({ kind: 'item', text: 'Soạn biểu mẫu' })
    expect(textsOf(paper)).toContain('3. Người thực hiện: Một chuyên gia.')
    expect(JSON.stringify(paper)).not.toContain('Cách làm:')
  })

  it('names who works with the consultant, what they do, and who answers for it', () => {
    const partner = { name: 'Viện Năng suất Đồng Bằng', part: 'Đào tạo 5S cho hai ca.' }
    const texts = textsOf(agreementPaper({ ...facts, partner }))
    expect(texts).toContain('4. Bên cùng làm với Bên B là Viện Năng suất Đồng Bằng, phần việc: Đào tạo 5S cho hai ca.')
    expect(texts.join(' ')).toContain('kể cả phần việc của Viện Năng suất Đồng Bằng.')
    expect(JSON.stringify(agreementPaper(facts))).not.toContain('Bên cùng làm')
  })

  it('sums the price up and says it in words', () => {
    const [, price] = tablesOf(agreementPaper(facts))
    expect(price!.rows).toEqual([
      ['Hướng dẫn', '10.000.000', '800.000 (8\u00A0%)', '10.800.000'],
      ['Đi lại', '1.000.000', 'Không chịu thuế', '1.000.000'],
      ['Tổng cộng', '11.000.000', '800.000', '11.800.000'],
    ])
    expect(textsOf(agreementPaper(facts))).toContain('Bằng chữ: Mười một triệu tám trăm nghìn đồng.')
  })

  it('of a proposal without lines and payments says the price and leaves room for the rest', () => {
    const paper = agreementPaper({ ...facts, lines: [], payments: [] })
    expect(tablesOf(paper)).toHaveLength(1)
    expect(textsOf(paper).find((text) => text.includes('11.800.000 đồng'))).toContain('gồm thuế')
    expect(textsOf(paper).find((text) => text.startsWith('3. Các đợt thanh toán'))).toContain('………')
  })

  it('asks an organisation who represents it, and a person for their number', () => {
    const labels = agreementPaper(facts).flatMap((block) => (block.kind === 'field' ? [block.label] : []))
    expect(labels.slice(0, 9)).toEqual([
      'Mã số thuế',
      'Địa chỉ',
      'Điện thoại',
      'Người đại diện',
      'Chức vụ',
      'Số căn cước',
      'Mã số thuế',
      'Địa chỉ',
      'Điện thoại',
    ])
  })

  it('has tables that are as wide as the page', () => {
    for (const { columns } of tablesOf(agreementPaper(facts))) {
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(100)
    }
    expect.assertions(3)
  })
})
