import { anyCase, BEGIN, END, GAP, NAME_WORD, TAKEN_OUT, trace, type Trace, withCapitals } from './traces'

/** What a name follows, kept where the name goes. */
const CALLED = anyCase([
  ...[
    'tôi là',
    'mình là',
    'em là',
    'cháu là',
    'tên là',
    'tên',
    'họ tên',
    'người đại diện',
    'đại diện',
    'liên hệ',
    'gặp',
    'gọi',
  ],
  ...['anh', 'chị', 'ông', 'bà', 'em', 'cô', 'chú', 'bác', 'thầy', 'cháu', 'đồng chí', 'đ/c'],
  ...['giám đốc', 'chủ nhiệm', 'chủ tịch', 'chủ xưởng', 'chủ cơ sở', 'chủ hộ', 'kế toán', 'quản đốc', 'trưởng phòng'],
  ...['tổ trưởng', 'trưởng bản', 'thủ kho', 'kỹ sư', 'bác sĩ', 'mr', 'mrs', 'ms', 'ks', 'ths', 'ts'],
])
const FULL_NAME = `${NAME_WORD}(?:${GAP}${NAME_WORD}){0,5}`

/** Whoever says their own name says it in any case. */
const SAYS_NAME = anyCase(
  ['tôi', 'em', 'mình', 'cháu'].flatMap((who) => [`${who} tên là`, `${who} tên`, `tên ${who} là`, `tên ${who}`]),
)

const SURNAMES = [
  ...['nguyễn', 'trần', 'lê', 'phạm', 'hoàng', 'huỳnh', 'phan', 'vũ', 'võ', 'đặng', 'bùi', 'đỗ', 'hồ', 'ngô', 'dương'],
  ...[
    'lý',
    'đinh',
    'đào',
    'trịnh',
    'trương',
    'lương',
    'tạ',
    'chu',
    'đoàn',
    'lò',
    'lường',
    'cà',
    'quàng',
    'tòng',
    'cầm',
  ],
  ...[
    'hà',
    'vì',
    'lèo',
    'mùi',
    'bạc',
    'điêu',
    'sa',
    'giàng',
    'sùng',
    'thào',
    'hạng',
    'vừ',
    'lầu',
    'mùa',
    'vàng',
    'tráng',
  ],
]
/** Places and everyday words that begin as surnames do; without diacritics and in capitals above all: "XIN HO TRO". */
const NO_NAMES = anyCase([
  ...['hà nội', 'hà giang', 'hà nam', 'hà tĩnh', 'hà đông', 'hồ chí minh', 'hoàng liên', 'vũng tàu'],
  ...['hỗ trợ', 'hồ sơ', 'cà phê', 'cà chua', 'lò sấy', 'lò hơi', 'lò nung', 'lỗ vốn', 'lô hàng', 'mùa vụ', 'mùa mưa'],
  ...['mua máy', 'mua hàng', 'mua bao bì', 'vì sao', 'vì không', 'hạ giá', 'hạ thấp', 'lệ phí', 'sa thải', 'chủ động'],
])
const SURNAME = `(?!(?:${NO_NAMES})${END})(?:${anyCase(SURNAMES)})`
const CAPITAL_SURNAME = `(?!(?:${NO_NAMES})${END})(?:${withCapitals(SURNAMES)})`
const WORD = String.raw`[\p{L}\p{M}'’]+`

/** Everyday words that look like a surname and a middle name without diacritics: "do van hanh" is "do vận hành". */
const NO_MIDDLE_NAME = '(?!van\\s+(?:hanh|chuyen|tai|de|phong)|thi\\s+(?:truong|phan|cong))'

/** What the name of an organisation follows. */
const ORGANISATION = anyCase([
  ...[
    'công ty',
    'cty',
    'doanh nghiệp',
    'dntn',
    'xí nghiệp',
    'tập đoàn',
    'hợp tác xã',
    'htx',
    'tổ hợp tác',
    'thương hiệu',
  ],
  ...[
    'hộ kinh doanh',
    'hkd',
    'cơ sở',
    'nhà máy',
    'xưởng',
    'trang trại',
    'cửa hàng',
    'nhà hàng',
    'khách sạn',
    'homestay',
  ],
])
const LEGAL_WORD = anyCase([
  ...[
    'tnhh',
    'cổ phần',
    'cp',
    'mtv',
    'một thành viên',
    'hai thành viên',
    'tư nhân',
    'hợp danh',
    'tm',
    'dv',
    'sx',
    'xnk',
  ],
  ...['thương mại', 'dịch vụ', 'sản xuất', 'chế biến', 'xuất nhập khẩu', 'đầu tư', 'phát triển', 'xây dựng', 'và', '&'],
])
/** A small word may stand inside: "Công ty CP Mía đường Mường Xa". */
const ORGANISATION_NAME = `${NAME_WORD}(?:${GAP}(?:${WORD}${GAP})?${NAME_WORD})*`

export const NAMES: readonly Trace[] = [
  trace(
    new RegExp(
      `${BEGIN}(${ORGANISATION})((?:${GAP}(?:${LEGAL_WORD})${END})*)${GAP}["“']?${ORGANISATION_NAME}["”']?`,
      'gu',
    ),
    `$1$2 ${TAKEN_OUT}`,
  ),
  trace(new RegExp(`${BEGIN}(${SAYS_NAME})(?:${GAP}${WORD}){1,4}`, 'gu'), `$1 ${TAKEN_OUT}`),
  // Lò Thị Hặc, NGUYỄN VĂN A, Giàng A Páo
  trace(new RegExp(`${BEGIN}${CAPITAL_SURNAME}${GAP}${FULL_NAME}`, 'gu')),
  // nguyễn thị thu hà, giang a pao
  trace(
    new RegExp(
      `${BEGIN}${SURNAME}${GAP}${NO_MIDDLE_NAME}(?:văn|thị|van|thi|a|mí|seo)${GAP}${WORD}(?:${GAP}${WORD})?`,
      'giu',
    ),
  ),
  // tôi là lường hải, gặp anh lò hùng
  trace(
    new RegExp(`${BEGIN}(${CALLED})(\\s*:)?${GAP}(?:${SURNAME})${GAP}${WORD}(?:${GAP}${WORD})?`, 'gu'),
    `$1$2 ${TAKEN_OUT}`,
  ),
  trace(new RegExp(`${BEGIN}(${CALLED})(\\s*[:.])?${GAP}${FULL_NAME}`, 'gu'), `$1$2 ${TAKEN_OUT}`),
]
