import type { ProposalInput } from '~/domain/proposals/forms'
import { fold } from '~/language/fold'
import { TRACKS } from '~/vocabulary/tracks'
import { usualWays } from '~/i18n/usual-ways'
import type { DemoProfile, Story } from './files'

type Way = NonNullable<Story['way']>

/** The track's steps that the two sides keep. */
function stepsOf({ track: id, weeks }: Way) {
  const track = TRACKS.find((one) => one.id === id)!
  const { milestones } = usualWays(track.subjects.slice(0, 1))[0]!
  return track.steps
    .map((step, index) => ({ step, milestone: milestones[index]! }))
    .filter(({ step }) => !weeks || step.id in weeks)
    .map(({ step, milestone: { title, handover, dueWeek } }) => ({
      step,
      milestone: { title, handover, dueWeek: weeks?.[step.id] ?? Number(dueWeek) },
    }))
}

/** A proposal whose milestones are the steps of a track. */
export function wayOffer(way: Way, { type }: DemoProfile): Omit<ProposalInput, 'id' | 'validUntil'> {
  const milestones = stepsOf(way).map(({ milestone }) => milestone)
  const middle = Math.ceil(milestones.length / 2)
  const isLong = milestones.length > 3
  return {
    scope: way.scope,
    onSiteDays: milestones.length + 2,
    durationWeeks: milestones.at(-1)!.dueWeek,
    milestones,
    lines: [{ title: 'Phí tư vấn', amountVnd: way.fee_million * 1_000_000, vat: type === 'individual' ? 'none' : '8' }],
    payments: [
      { title: 'Khi ký thỏa thuận', percent: isLong ? 30 : 40 },
      ...(isLong ? [{ title: `Khi nghiệm thu mốc ${middle}`, percent: 40 }] : []),
      { title: 'Khi nghiệm thu mốc cuối', percent: isLong ? 30 : 60 },
    ],
  }
}

const lowerFirst = (text: string) => `${text[0]!.toLowerCase()}${text.slice(1)}`

/** What is said of each step when it is delivered, and how its file is named. */
export const deliveriesOf = (way: Way) =>
  stepsOf(way).map(({ step: { who, evidence } }) => {
    const paper = lowerFirst(evidence.vi)
    const note = {
      consultant: `Chúng tôi gửi ${paper}.`,
      enterprise: `Đơn vị đã làm xong phần này. Gửi kèm ${paper}.`,
      body: `Đã có kết quả. Gửi kèm ${paper}.`,
      department: `Gửi kèm ${paper}.`,
    }[who]
    const ascii = fold(evidence.vi).replace(/[^a-z0-9]+/g, '-')
    return { note, file: `${ascii.slice(0, 60)}.pdf`, line: `MINH HOA - ${ascii.slice(0, 28).replaceAll('-', ' ')}` }
  })
