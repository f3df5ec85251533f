import { addDays } from '~/domain/days'
import type { ProposalInput } from '~/domain/proposals/forms'
import { subjectOf } from '~/vocabulary/reference.server'
import { today } from '../clock'
import { idFrom } from '../ids'
import { storeDemoEvidence } from './evidence'
import type { DemoNeed, DemoProfile, Story } from './files'
import { wayOffer } from './way'

type Writing = Omit<ProposalInput, 'id' | 'validUntil' | 'attachment'> & { validDays: number }

const MILLION = 1_000_000

/** A firm that comes often, takes apart what it charges and writes everything down. */
function thorough(names: string, subjects: number): Writing {
  const guidance = (16 + 7 * subjects) * MILLION
  return {
    scope: `Khảo sát tại cơ sở, lập kế hoạch, hướng dẫn áp dụng ${names} từng bước, kèm biểu mẫu dễ ghi và rà soát hồ sơ trước khi nghiệm thu. Không gồm phí của tổ chức chứng nhận và phí thử nghiệm.`,
    approach:
      'Tuần đầu chúng tôi ở lại xưởng hai ngày, xem từng công đoạn cùng người làm. Sau đó mỗi tuần một buổi tại chỗ; việc nào xong thì ghi biên bản ngay hôm đó.',
    people: 'Một chuyên gia trưởng: khảo sát, đào tạo, rà soát.\nMột kỹ sư: soạn biểu mẫu, kèm người phụ trách.',
    onSiteDays: 12,
    durationWeeks: 14,
    milestones: [
      {
        title: 'Khảo sát hiện trạng, thống nhất kế hoạch',
        handover: 'Báo cáo khảo sát và kế hoạch từng tuần',
        dueWeek: 3,
      },
      {
        title: `Hướng dẫn áp dụng ${names}, đào tạo tại chỗ`,
        handover: 'Bộ biểu mẫu, biên bản đào tạo có chữ ký người dự',
        dueWeek: 9,
      },
      { title: 'Rà soát, hoàn thiện hồ sơ', handover: 'Báo cáo đánh giá nội bộ', dueWeek: 13 },
    ],
    lines: [
      { title: 'Khảo sát và kế hoạch', amountVnd: 6 * MILLION, vat: '8' },
      { title: 'Hướng dẫn, đào tạo tại chỗ', amountVnd: guidance, vat: '8' },
      { title: 'Đi lại, ăn ở', amountVnd: 4 * MILLION, vat: 'none' },
    ],
    payments: [
      { title: 'Khi ký thỏa thuận', percent: 30 },
      { title: 'Khi nghiệm thu mốc 2', percent: 40 },
      { title: 'Khi nghiệm thu mốc cuối', percent: 30 },
    ],
    provides: 'Một người phụ trách, mỗi tuần hai buổi. Chỗ họp cho khoảng mười người. Hồ sơ, sổ sách đang có.',
    validDays: 120,
  }
}

/** A firm of few words: one price for all, half of it before. */
const brief = (names: string, subjects: number): Writing => ({
  scope: `Trọn gói ${names}: đào tạo, soạn tài liệu, đánh giá nội bộ, đi cùng doanh nghiệp đến khi nghiệm thu.`,
  people: 'Nhóm hai người, một người trực điện thoại trong giờ làm việc.',
  onSiteDays: 6,
  durationWeeks: 10,
  milestones: [
    { title: 'Đào tạo và soạn tài liệu', handover: 'Bộ tài liệu bản đầu', dueWeek: 5 },
    { title: 'Áp dụng thử, đánh giá nội bộ', dueWeek: 8 },
    { title: 'Sửa sau đánh giá', handover: 'Bộ tài liệu bản cuối', dueWeek: 10 },
  ],
  lines: [{ title: 'Phí tư vấn trọn gói', amountVnd: (30 + 9 * subjects) * MILLION, vat: '8' }],
  payments: [
    { title: 'Khi ký thỏa thuận', percent: 50 },
    { title: 'Khi nghiệm thu mốc cuối', percent: 50 },
  ],
  validDays: 90,
})

/** An expert by themselves: cheap, mostly from afar, slow, and paid by what was done. */
const alone = (names: string, subjects: number): Writing => ({
  scope: `Tôi cùng người của anh chị làm ${names}: tôi hướng dẫn và sửa, anh chị viết và làm. Cách này lâu hơn một chút, bù lại người của mình tự làm được về sau.`,
  approach:
    'Mỗi tuần hai buổi qua điện thoại hoặc máy tính, ba lần tôi lên tận nơi: lúc bắt đầu, giữa chừng và trước khi nghiệm thu.',
  people: 'Tôi trực tiếp làm, không giao lại cho ai.',
  onSiteDays: 3,
  durationWeeks: 20,
  milestones: [
    { title: 'Xem hiện trạng, chia việc', handover: 'Bảng chia việc, ai làm gì, khi nào', dueWeek: 2 },
    { title: 'Viết xong tài liệu', handover: 'Tài liệu đã sửa cùng người phụ trách', dueWeek: 12 },
    { title: 'Áp dụng và tự đánh giá', handover: 'Phiếu tự đánh giá, danh sách việc còn thiếu', dueWeek: 18 },
  ],
  lines: [{ title: 'Công tư vấn', amountVnd: (18 + 5 * subjects) * MILLION, vat: 'none' }],
  payments: [
    { title: 'Khi nghiệm thu mốc 1', percent: 20 },
    { title: 'Khi nghiệm thu mốc 2', percent: 40 },
    { title: 'Khi nghiệm thu mốc cuối', percent: 40 },
  ],
  provides: 'Một người biết máy tính, mỗi tuần dành được ba buổi. Mạng internet ở nơi làm việc.',
  validDays: 150,
})

const FIRMS = [thorough, brief]

/** `forDays`: for how long; `way`: the steps that the first one offers. */
type OfferOptions = { forDays?: number; way?: Story['way'] }

/** What the consultant asked in the `index`-th place offers for a need of the demo, from today on. */
export function demoOffer(
  need: DemoNeed,
  profile: DemoProfile,
  index: number,
  { forDays, way }: OfferOptions = {},
): ProposalInput {
  const { id, type } = profile
  const names = need.subjects.map((code) => subjectOf(code)!.shortVi).join(', ')
  const write = type === 'individual' ? alone : FIRMS[index % FIRMS.length]!
  const { validDays, ...usual } = write(names, need.subjects.length)
  const writing = way && index === 0 ? wayOffer(way, profile) : usual
  return {
    ...writing,
    id: idFrom(`proposal ${need.id} ${id}`),
    validUntil: addDays(today(), forDays ?? validDays),
    ...(index === 0 && { attachment: storeDemoEvidence('ke-hoach-chi-tiet.pdf', `MINH HOA - KE HOACH - ${need.id}`) }),
  }
}

/** Another version of it: cheaper, as less is done on site. */
export function demoRevision(offer: ProposalInput): ProposalInput {
  const [first, ...others] = offer.lines as [ProposalInput['lines'][number], ...ProposalInput['lines']]
  return {
    ...offer,
    id: idFrom(`revision ${offer.id}`),
    onSiteDays: Math.max(1, (offer.onSiteDays ?? 0) - 2),
    lines: [{ ...first, amountVnd: first.amountVnd - 5 * MILLION }, ...others],
    changeNote: 'Bớt hai ngày tại chỗ sau khi trao đổi với anh chị, nên giảm giá.',
  }
}
