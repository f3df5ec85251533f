import type { Counted } from '~/domain/reporting/counted'
import { written } from './report-table'

type Counts = Record<Counted, number> & { supported: number }

const sentences = (...all: (string | false)[]) => all.filter(Boolean).join(' ')

/**
 * The first words of a part, of nothing but what was counted; empty where the records say nothing of it, or nothing was counted.
 */
export function draftOf(partId: string, counts: Counts): string {
  const { received, connected, running, completed, supported, certified, measured, documented } = counts
  if (partId === 'support')
    return sentences(
      received > 0 &&
        `Trong kỳ, hệ thống nhận ${written(received)} nhu cầu của doanh nghiệp, hợp tác xã, hộ kinh doanh.`,
      connected > 0 && `Có ${written(connected)} nhu cầu chọn được đơn vị tư vấn.`,
      supported > 0 && `Có ${written(supported)} đơn vị được hỗ trợ trong kỳ.`,
      completed > 0 && `${written(completed)} công việc đã hoàn thành.`,
      running > 0 && `Đến ngày cuối kỳ, ${written(running)} công việc đang triển khai.`,
    )
  if (partId === 'achieved')
    return sentences(
      certified > 0 && `Trong kỳ, Sở đã xác minh ${written(certified)} giấy chứng nhận.`,
      measured > 0 && `${written(measured)} công việc có kết quả đo trước và sau khi áp dụng được xác minh.`,
      documented > 0 && `${written(documented)} văn bản kết quả được xác minh.`,
    )
  return ''
}
