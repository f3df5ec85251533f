import type { ReactNode } from 'react'
import { Tag } from './feedback'
import { Section, Stack } from './layout'

export type NextStepProps = {
  title: string
  /** Who acts; left out where the sentence says it. */
  who?: string
  what: string
  /** `isOwn`: whoever reads it is the one to act. */
  until?: { text: string; overdue: boolean; isOwn: boolean }
  /** The ways on. */
  children?: ReactNode
}

/** Until when, where a day is set: an alarm only to whoever is late. */
export const UntilTag = ({ until }: { until?: NextStepProps['until'] | null }) =>
  until ? <Tag tone={toneOf(until)}>{until.text}</Tag> : null

const toneOf = ({ overdue, isOwn }: NonNullable<NextStepProps['until']>) =>
  isOwn ? (overdue ? 'danger' : 'due') : overdue ? 'due' : 'neutral'

/** The same in a line of a list. */
export const NextStepLine = ({ who, what, until }: Pick<NextStepProps, 'who' | 'what' | 'until'>) => (
  <>
    {who ? `${who}: ${what}` : what} <UntilTag until={until} />
  </>
)

/** Who acts next, on what, and until when. */
export function NextStepBox({ title, who, what, until, children }: NextStepProps) {
  return (
    <div className="next-step">
      <Section title={title}>
        <Stack gap="small">
          <p>
            {who ? <strong>{who}: </strong> : null}
            {what}
          </p>
          {until ? (
            <p>
              <UntilTag until={until} />
            </p>
          ) : null}
          {children}
        </Stack>
      </Section>
    </div>
  )
}
