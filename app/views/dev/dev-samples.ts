import type { Choice, FormField, Task, TimelineItem } from '~/ui'

/** Sample data of the page /dev/ui: fictional, Vietnamese only, never in production. */

export const sampleField = (name: string, initialValue?: unknown, error?: string): FormField => ({
  id: `sample-${name}`,
  errorId: `sample-${name}-error`,
  descriptionId: `sample-${name}-description`,
  formId: 'sample',
  name,
  initialValue,
  errors: error ? [error] : undefined,
  allErrors: error ? { [name]: [error] } : {},
})

export const sampleForm = {
  id: 'sample',
  errorId: 'sample-error',
  allErrors: {
    taxCode: ['Mã số thuế có 10 chữ số, bạn mới nhập 9.'],
    subjects: ['Chọn một mục trong danh sách.'],
  },
}

export const fields = {
  name: sampleField('name', 'Hợp tác xã Mận hậu Ví Dụ'),
  taxCode: sampleField('taxCode', '550012345', 'Mã số thuế có 10 chữ số, bạn mới nhập 9.'),
  price: sampleField('price', '45.000.000'),
  day: sampleField('day', '2026-11-15'),
  text: sampleField('text', 'Máy sấy mận hỏng giữa vụ, mỗi lần dừng mất hai ngày công của cả tổ.'),
  commune: sampleField('commune'),
  file: sampleField('file'),
  files: sampleField('files'),
  kind: sampleField('kind', 'cooperative'),
  subjects: sampleField('subjects', ['TPM'], 'Chọn một mục trong danh sách.'),
  agree: sampleField('agree'),
}

export const communes = [
  { value: '1', label: 'Phường Mẫu', group: 'Phường' },
  { value: '2', label: 'Phường Ví Dụ', group: 'Phường' },
  { value: '3', label: 'Xã Thử', group: 'Xã' },
]

export const kinds: Choice[] = [
  { value: 'enterprise', label: 'Doanh nghiệp', hint: 'Công ty cổ phần, trách nhiệm hữu hạn, tư nhân.' },
  { value: 'cooperative', label: 'Hợp tác xã' },
  { value: 'household', label: 'Hộ kinh doanh' },
]

export const subjects = [
  {
    value: 'TPM',
    label: 'TPM – Bảo trì năng suất toàn diện',
    hint: 'vì: “máy sấy hỏng giữa vụ”',
    group: 'Công cụ năng suất',
  },
  { value: '5S', label: '5S – Sắp xếp nơi làm việc', group: 'Công cụ năng suất' },
  { value: 'LEAN', label: 'Lean – Sản xuất tinh gọn', group: 'Công cụ năng suất' },
  { value: 'ISO-9001', label: 'ISO 9001 – Hệ thống quản lý chất lượng', group: 'Hệ thống quản lý' },
  { value: 'ISO-22000', label: 'ISO 22000 – Hệ thống quản lý an toàn thực phẩm', group: 'Hệ thống quản lý' },
  { value: 'TRACE', label: 'Truy xuất nguồn gốc sản phẩm, hàng hóa', group: 'Sản phẩm' },
  { value: 'VIETGAP', label: 'VietGAP – Thực hành nông nghiệp tốt', group: 'Sản phẩm' },
]

export const timeline: TimelineItem[] = [
  { state: 'done', title: 'Đã đăng nhu cầu', who: 'Hợp tác xã Mận hậu Ví Dụ', when: '03/02/2026' },
  { state: 'done', title: 'Đã gửi lời mời cho 3 đơn vị', when: '05/02/2026' },
  { state: 'now', title: 'Chờ đề xuất', who: 'Trung tâm Năng suất Tây Bắc', when: 'hạn 19/02/2026' },
  { state: 'next', title: 'Chọn một đề xuất', who: 'Doanh nghiệp bạn' },
]

export const tasks: (Omit<Task, 'status'> & { tone: 'due' | 'danger' | 'neutral'; state: string })[] = [
  {
    title: 'Kiểm tra hồ sơ của Công ty TNHH Tư vấn Chất lượng Hoa Ban',
    to: '#',
    hint: 'Gửi ngày 12/02/2026',
    tone: 'due',
    state: 'Chờ kiểm tra',
  },
  {
    title: 'Xác minh giấy chứng nhận ISO 22000:2018',
    to: '#',
    hint: 'Hạn 10/02/2026',
    tone: 'danger',
    state: 'Quá hạn 4 ngày',
  },
  { title: 'Báo cáo năm 2025', to: '#', tone: 'neutral', state: 'Chưa bắt đầu' },
]

export const rows = [
  {
    id: '1',
    name: 'Công cụ năng suất và cải tiến liên tục (5S, Kaizen, Lean, TPM)',
    commune: 'Phường Mẫu',
    needs: 14,
    certified: 3,
  },
  { id: '2', name: 'ISO 22000', commune: 'Xã Minh Họa', needs: 9, certified: 2 },
  { id: '3', name: 'Truy xuất nguồn gốc', commune: 'Phường Ví Dụ', needs: 21, certified: 11 },
]

export const offers = {
  columns: [
    { id: 'a', name: 'Trung tâm Năng suất Tây Bắc', header: 'Trung tâm Năng suất Tây Bắc' },
    { id: 'b', name: 'Công ty TNHH Tư vấn Chất lượng Hoa Ban', header: 'Công ty TNHH Tư vấn Chất lượng Hoa Ban' },
    { id: 'c', name: 'Nguyễn Văn Lâm', header: 'Nguyễn Văn Lâm' },
  ],
  rows: [
    { label: 'Giá trọn gói', cells: ['45.000.000 ₫', '62.500.000 ₫', '28.000.000 ₫'] },
    { label: 'Thời gian', cells: ['12 tuần', '16 tuần', '8 tuần'] },
    {
      label: 'Phạm vi',
      cells: [
        'Khảo sát, lập lịch bảo trì, đào tạo hai tổ vận hành.',
        'Khảo sát, đào tạo toàn bộ người lao động, kiểm tra hằng tháng.',
        'Đào tạo tổ trưởng và theo dõi qua điện thoại.',
      ],
    },
  ],
}

export const words = {
  lead: 'Máy sấy mận hỏng giữa vụ, mỗi lần dừng mất hai ngày công. Chúng tôi cần người giúp lập lịch bảo trì.',
  hit: 'Hướng dẫn ⟦bảo trì⟧ năng suất toàn diện cho xưởng chế biến nông sản; lập ⟦lịch bảo dưỡng⟧ máy sấy và kho lạnh.',
  reasons: ['làm TPM, 5S đúng nội dung bạn cần', 'phục vụ Ví Dụ', '4 kết quả đã xác minh với hợp tác xã chế biến'],
  missing: ['chưa ghi mức phí'],
}

export const texts = {
  cachChungToiXep: 'Cách chúng tôi xếp thứ tự',
  tenDoanhNghiep: 'Tên doanh nghiệp',
  maSoThue: 'Mã số thuế',
  n10ChuSoIn: '10 chữ số, in trên giấy đăng ký.',
  giaTronGoi: 'Giá trọn gói',
  unit: '₫',
  xaPhuong: 'Xã, phường',
  hanTraLoi: 'Hạn trả lời',
  banDangVuongO: 'Bạn đang vướng ở đâu?',
  vietNhuNoiVoi: 'Viết như nói với người quen.',
  loaiHinh: 'Loại hình',
  noiDungCanHo: 'Nội dung cần hỗ trợ',
  minhChung: 'Minh chứng',
  pdfJpgHoacPng: 'PDF, JPG hoặc PNG, tối đa 10 MB.',
  tep: 'Tệp',
  toiXacNhanThong: 'Tôi xác nhận thông tin là đúng',
  soCoTheHoi: 'Sở có thể hỏi lại.',
  timKiemDangTam: 'Tìm kiếm đang tạm ngừng',
  chuaLuuDuoc: 'Chưa lưu được',
  chuaCoNhuCau: 'Chưa có nhu cầu nào',
  nhuCauDaDang: 'nhu cầu đã đăng',
  namTruoc21: 'năm trước: 21',
  n15Ngay: '1,5 ngày',
  thoiGianTraLoi: 'thời gian trả lời đầu tiên, trung vị',
  giayChungNhanDa: 'giấy chứng nhận đã xác minh',
  chiTieu20: 'chỉ tiêu: 20',
  nhuCauTheoNoi: 'Nhu cầu theo nội dung',
  baDeXuat: 'Ba đề xuất',
  n2KetQua: '2 kết quả',
  trungTamNangSuat: 'Trung tâm Năng suất Tây Bắc',
  nguyenVanLam: 'Nguyễn Văn Lâm',
  bayGioChoDe: 'Bây giờ: chờ đề xuất',
  guiLoiMoi: 'Gửi lời mời',
  luuBanNhap: 'Lưu bản nháp',
  dongNhuCau: 'Đóng nhu cầu',
  boMocNay: 'Bỏ mốc này',
  xemHoSo: 'Xem hồ sơ',
  guiHoSo: 'Gửi hồ sơ',
  choTraLoi: 'Chờ trả lời',
  daXacMinh: 'Đã xác minh',
  quaHan3Ngay: 'Quá hạn 3 ngày',
  duocGioiThieu: 'Được giới thiệu',
  banNhap: 'Bản nháp',
  daGuiLoiMoi: 'Đã gửi lời mời cho 3 đơn vị. Hạn trả lời 19/02/2026.',
  nhuCauCuaBan: 'Nhu cầu của bạn đã được lưu. Danh sách chuyên gia sẽ có khi tìm kiếm hoạt động lại.',
  soDaKiemTra: 'Sở đã kiểm tra giấy tờ của chuyên gia này ngày 03/01/2026.',
  nhuCauDaChon: 'Nhu cầu đã chọn một đề xuất rồi.',
  vietNhuCauDau: 'Viết nhu cầu đầu tiên',
  dayLaNoiBan: 'Đây là nơi bạn nói điều đang vướng và theo dõi ai đang giúp.',
  moi: 'Mời',
  trungTamNangSuat2: 'Trung tâm Năng suất Tây Bắc gửi đề xuất trước ngày 19/02/2026.',
  moiThem: 'Mời thêm',
  theoNoiDungNoi:
    'Theo nội dung, nơi phục vụ và kết quả đã xác minh.\nKhông ai trả tiền để đứng trước.\n\nSở không thay bạn chọn.',
  noiDung: 'Nội dung',
  xaPhuongNhieuNhat: 'Xã, phường nhiều nhất',
  nhuCau: 'Nhu cầu',
  daChungNhan: 'Đã chứng nhận',
  ten: 'Tên',
  hopTacXaMan: 'Hợp tác xã Mận hậu Ví Dụ',
  sua: 'Sửa',
  noiDat: 'Nơi đặt',
  phuongViDuTinh: 'Phường Ví Dụ, tỉnh Minh Họa',
  toChucTuVan: 'Tổ chức tư vấn',
  phuongMau: 'Phường Mẫu, Minh Họa',
  n4KetQuaDa: '4 kết quả đã xác minh',
  chuyenGia: 'Chuyên gia',
  haNoi: 'Hà Nội',
  lamTpmDungNoi: 'làm TPM đúng nội dung bạn cần',
  khongGhiTinh: 'không ghi Minh Họa trong nơi phục vụ',
}
