import type { VatRate } from './lifecycle'

/** What a price is made of; amounts in đồng, before VAT. */
export type PriceLine = { title: string; amountVnd: number; vat: VatRate }
/** When which share of the price with VAT is paid, in per cent. */
export type Payment = { title: string; percent: number }

const vatOf = ({ amountVnd, vat }: PriceLine) => (vat === 'none' ? 0 : Math.round((amountVnd * Number(vat)) / 100))

/** Đồng: the lines together, the VAT on them (each line's by itself, to the whole đồng), and both. */
export function totalsOf(lines: readonly PriceLine[]) {
  const netVnd = lines.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
  const vatVnd = lines.reduce((sum, line) => sum + vatOf(line), 0)
  return { netVnd, vatVnd, priceVnd: netVnd + vatVnd }
}

/** The payments of a price in đồng, whole ones: the last takes what the others leave. */
export function amountsOf<P extends Payment>(priceVnd: number, payments: readonly P[]): (P & { amountVnd: number })[] {
  let left = priceVnd
  return payments.map((payment, index) => {
    const isLast = index === payments.length - 1
    const amountVnd = isLast ? left : Math.round((priceVnd * payment.percent) / 100)
    left -= amountVnd
    return { ...payment, amountVnd }
  })
}

/** What each member of a group pays in đồng, VAT in it: its own lines, and an equal part of those for all; the first takes what rounding leaves. */
export function sharesOf(lines: readonly (PriceLine & { memberId?: string | null })[], memberIds: readonly string[]) {
  const common = totalsOf(lines.filter(({ memberId }) => !memberId || !memberIds.includes(memberId))).priceVnd
  const part = Math.floor(common / memberIds.length)
  return memberIds.map((id, index) => {
    const own = totalsOf(lines.filter(({ memberId }) => memberId === id)).priceVnd
    return { memberId: id, amountVnd: own + part + (index === 0 ? common - part * memberIds.length : 0) }
  })
}
