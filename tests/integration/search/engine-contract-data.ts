import type { IndexSettings, SearchDocument } from '~search/engine'

export const settings: IndexSettings = {
  searchable: ['name', 'services', 'introduction'],
  ranked: ['name', 'services', 'introduction'],
  filterable: ['id', 'subjects', 'advises', 'checkedUntil'],
  sortable: ['publishedAt'],
  stopWords: ['của', 'cua', 'mà'],
  synonyms: {
    txng: ['truy xuất'],
    'truy xuất': ['txng'],
    attp: ['an toàn thực phẩm'],
    ly: ['li'],
    li: ['ly'],
    quy: ['qui'],
    qui: ['quy'],
  },
  typos: { oneFrom: 8, twoFrom: 12 },
  maxFacetValues: 100,
  maxTotal: 1000,
}

export const consultants = [
  {
    id: 'lean',
    name: 'Trung tâm Đỉnh Mẫu',
    services: ['Đào tạo 5S tại xưởng', 'Chuẩn hoá thao tác'],
    introduction: 'Giúp nhà máy chè giảm lãng phí. Đã làm cùng ba xưởng gỗ, quy trình TCVN 11041-2:2017, mẫu K24A07B.',
    subjects: ['5S', 'KAIZEN'],
    advises: true,
    checkedUntil: 20261231,
    publishedAt: 300,
  },
  {
    id: 'trace',
    name: 'Công ty Mã Vườn',
    services: ['Truy xuất nguồn gốc nông sản', 'Đăng ký mã vạch'],
    introduction: 'Làm tem cho cà phê và mận hậu. Xuất phát từ vùng trồng. Quản lý mã QTX2026 và A4-17.',
    subjects: ['TRACE', 'GS1'],
    advises: true,
    checkedUntil: 20260630,
    publishedAt: 100,
  },
  {
    id: 'food',
    name: 'Công ty Sao Thử',
    services: ['Hệ thống HACCP cho xưởng chè', 'An toàn thực phẩm'],
    introduction: 'Đào tạo công nhân của xưởng, hồ sơ truy tìm lô hàng, quyết toán.',
    subjects: ['HACCP', '5S'],
    advises: true,
    checkedUntil: 99991231,
    publishedAt: 200,
  },
  {
    id: 'certifier',
    name: 'Tổ chức "Ví Dụ" Cert',
    services: ['Đánh giá chứng nhận ISO 9001'],
    introduction: 'Chỉ đánh giá, không tư vấn.',
    subjects: ['ISO "9001"', 'HACCP'],
    advises: false,
    checkedUntil: 20270101,
    publishedAt: 400,
  },
]

/** A document otherwise than it was. */
export const changed = (document: SearchDocument, changes: Record<string, unknown>): SearchDocument => ({
  ...document,
  ...changes,
})
