import { anyCase, BEGIN, END, GAP, NAME_WORD, TAKEN_OUT, trace, type Trace } from './traces'

const TOP_DOMAINS = 'com|vn|net|org|info|biz|edu|gov|shop|store|asia|io|me|page|link|site|online|example'

/** Where somebody is reached or found. */
export const CONTACT: readonly Trace[] = [
  trace(/https?:\/\/\S+|www\.\S+/giu),
  // lan.htx @ gmail . com, lan (at) gmail.com, lan a còng gmail chấm com
  trace(
    /[\p{L}\d._%+-]{1,64}\s*(?:@|\(at\)|\[at\]|\sa (?:còng|cong)\s)\s*[\p{L}\d-]+(?:\s*(?:\.|[([]dot[)\]]|\s(?:chấm|cham)\s)\s*\p{L}+)*/giu,
  ),
  trace(/@[\p{L}\d._-]+/gu),
  trace(new RegExp(`${BEGIN}(?:[a-z0-9-]+\\.)+(?:${TOP_DOMAINS})(?:/\\S*)?${END}`, 'giu')),
  // zalo: chè ngon; facebook của em là lan chè
  trace(
    /(?<![\p{L}\d])(fb|facebook|zalo|tiktok|instagram|viber|telegram|skype|youtube)(?:[^,.;:\n]{0,20}?\s(?:là|la)\s|\s*[:=])\s*[^,;\n]+/giu,
    `$1 ${TAKEN_OUT}`,
  ),
]

/** Between the digits of one number. */
const BETWEEN = String.raw`[\s.()–-]{1,3}`
const STANDARD = 'ISO|IEC|TCVN|QCVN|OHSAS|FSSC|SA|HACCP|VSIC'
const SPOKEN_DIGIT = '(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin)'

/** Numbers of telephones, papers, accounts, cars, and days of birth. */
export const NUMBERS: readonly Trace[] = [
  // 12/05/1980, sinh năm 1980
  trace(/(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)/gu),
  trace(/(?<![\p{L}])(?:sinh năm|sinh nam|sn)\s*:?\s*\d{2,4}/giu),
  // 21.3256, 103.9188
  trace(/(?<!\d)\d{1,3}\.\d{4,}\s*[,;]\s*\d{1,3}\.\d{4,}/gu),
  // 26C-123.45
  trace(/(?<![\p{L}\d])\d{2}\s?[A-Z]{1,2}\d?[\s.-]{0,2}\d{3}\.?\d{2}(?!\d)/gu),
  // 0 9 1 2 3 4 5 6 7 8, 0912,345,678, 0912_345_678
  trace(/(?<!\d[.,]?)(?:\+?84|0)(?:[\s.,()/_*–-]{0,2}\d){8,}/gu),
  trace(new RegExp(String.raw`(?<![\p{L}\d])\p{L}{0,3}\d{7,}(?:${BETWEEN}\d{2,})*`, 'gu')),
  // 0912 345 678, (0212) 3852.000, +84-912-345-678, 1900 1234
  trace(
    new RegExp(
      String.raw`(?<!\d)(?:\(?(?:\+|00)84\)?|\(?84\)?(?=${BETWEEN}\d)|\(?0\d{0,3}\)?|1[89]00)(?:${BETWEEN}?\d{2,4}){2,}(?!\d)|(?<!\d)1[89]00${BETWEEN}\d{4}(?!\d)`,
      'gu',
    ),
  ),
  // gọi 3852 123
  trace(
    /(?<![\p{L}\p{M}])(đt|sđt|dt|sdt|điện thoại|dien thoai|số máy|so may|máy bàn|may ban|gọi|goi|alo|a lô|tel|phone|fax|hotline|zalo)(\s*(?:số|so)?\s*[:.]?\s*)\d{2,4}(?:[\s.-]?\d{2,4}){1,3}(?![\p{L}\d])/giu,
    `$1$2${TAKEN_OUT}`,
  ),
  // 5500 123 456; the numbers of standards after "ISO" and 12.500.000 đồng hide nobody
  trace(
    new RegExp(
      String.raw`(?<![\d.])(?<!(?:${STANDARD})[\s:.-]{0,3})(?!\d{2,3}(?:\.\d{3})+(?!\.?\d))\d{2,5}(?:${BETWEEN}\d{2,5}){2,}(?!\d)`,
      'giu',
    ),
  ),
  trace(new RegExp(`${BEGIN}${SPOKEN_DIGIT}(?:[\\s,.-]+${SPOKEN_DIGIT}){6,}${END}`, 'giu')),
]

const NUMBER_OF_HOUSE = String.raw`\d+[\p{L}]?(?:/\d+[\p{L}]?)*`
const PLACE_NAME = `${NAME_WORD}(?:${GAP}(?:${NAME_WORD}|\\d+))*`
const SMALL_PLACE = anyCase([
  'tổ',
  'tổ dân phố',
  'tiểu khu',
  'tk',
  'bản',
  'thôn',
  'xóm',
  'ngõ',
  'ngách',
  'hẻm',
  'đội',
  'khối',
  'buôn',
  'ấp',
])

/** What is nearer than the commune. */
export const ADDRESS: readonly Trace[] = [
  trace(
    /(?<![\p{L}\d])(?:số nhà|so nha|nhà số|nha so|địa chỉ|dia chi|đ\/c:|d\/c:)\s*:?\s*[^,;\n]*(?:,\s*(?:ngõ|ngách|hẻm|đường|phố|tổ|bản|thôn|xóm|tiểu khu)[^,;\n]*)*/giu,
  ),
  // 12/5 đường Lê Duẩn
  trace(
    new RegExp(
      `(?:${NUMBER_OF_HOUSE}\\s*,?\\s*)?${BEGIN}(?:${anyCase(['đường', 'phố', 'quốc lộ', 'ql'])})${GAP}(?:số${GAP})?${PLACE_NAME}`,
      'gu',
    ),
  ),
  // tổ 5, bản Hua Mường
  trace(new RegExp(`${BEGIN}(?:${SMALL_PLACE})${GAP}(?:số${GAP})?(?:\\d{1,3}(?:/\\d+)*${END}|${PLACE_NAME})`, 'gu')),
]
