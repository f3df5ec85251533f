import type { CertificateStanding } from '~/domain/certification/lifecycle'
import { column, reportTable, type ReportTableShown } from './report-table'

/** The lists in the appendices of a yearly report. */

const STANDING: Record<CertificateStanding, string> = {
  active: 'Còn hiệu lực',
  suspended: 'Đang bị đình chỉ',
  withdrawn: 'Đã bị thu hồi',
  ended: 'Đã hết hạn',
}

export type SupportedRow = {
  needId: string
  enterprise: string
  commune: string
  subjects: readonly string[]
  consultants: readonly string[]
  state: 'running' | 'completed' | 'ended'
}
const STATE: Record<SupportedRow['state'], string> = {
  running: 'Đang triển khai',
  completed: 'Hoàn thành',
  ended: 'Dừng trước khi xong',
}

export const supportedTable = (rows: readonly SupportedRow[]): ReportTableShown =>
  reportTable({
    sheet: 'PL I Đơn vị được hỗ trợ',
    caption: '',
    columns: [
      column('TT', 6, 'level'),
      column('Đơn vị', 26),
      column('Xã, phường', 16),
      column('Chủ đề', 20),
      column('Đơn vị tư vấn', 18),
      column('Tình trạng', 14),
    ],
    rows: rows.map(({ enterprise, commune, subjects, consultants, state }, place) => [
      place + 1,
      enterprise,
      commune,
      subjects.join('; '),
      consultants.join('; '),
      STATE[state],
    ]),
    none: 'Trong kỳ chưa có đơn vị nào.',
    links: { column: 1, to: rows.map(({ needId }) => `/needs/${needId}`) },
  })

export type CertificateRow = {
  outcomeId: string
  holder: string
  scheme: string
  number: string
  body: string
  issuedOn: string
  expiresOn: string | null
  standing: CertificateStanding
}

/** A number keeps the noughts with which it begins: it is a text. */
export const certificatesTable = (rows: readonly CertificateRow[]): ReportTableShown =>
  reportTable({
    sheet: 'PL II Chứng nhận',
    caption: '',
    columns: [
      column('TT', 5, 'level'),
      column('Đơn vị', 17),
      column('Chứng nhận', 12),
      column('Số', 12),
      column('Nơi cấp', 14),
      column('Ngày cấp', 15, 'day'),
      column('Hiệu lực đến', 15, 'day'),
      column('Tình trạng', 10),
    ],
    rows: rows.map(({ holder, scheme, number, body, issuedOn, expiresOn, standing }, place) => [
      place + 1,
      holder,
      scheme,
      number,
      body,
      issuedOn,
      expiresOn,
      STANDING[standing],
    ]),
    none: 'Trong kỳ chưa có giấy chứng nhận nào được xác minh.',
    links: { column: 1, to: rows.map(({ outcomeId }) => `/department/outcomes/${outcomeId}`) },
  })

export type ConsultantRow = {
  profileId: string
  name: string
  kind: string
  subjects: readonly string[]
  works: number
}

export const consultantsTable = (rows: readonly ConsultantRow[]): ReportTableShown =>
  reportTable({
    sheet: 'PL IV Tư vấn tham gia',
    caption: '',
    columns: [
      column('TT', 6, 'level'),
      column('Tên', 34),
      column('Loại', 18),
      column('Chủ đề', 30),
      column('Số công việc', 12, 'number'),
    ],
    rows: rows.map(({ name, kind, subjects, works }, place) => [
      place + 1,
      name,
      kind === 'expert' ? 'Chuyên gia độc lập' : 'Đơn vị tư vấn',
      subjects.join('; '),
      works,
    ]),
    total:
      rows.length > 0
        ? { cells: [null, 'Tổng số', null, null, rows.reduce((sum, { works }) => sum + works, 0)], sums: [4] }
        : null,
    none: 'Trong kỳ chưa có đơn vị tư vấn nào làm việc.',
    links: { column: 1, to: rows.map(({ profileId }) => `/consultants/${profileId}`) },
  })
