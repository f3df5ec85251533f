import type { ReactNode } from 'react'
import type { Mark, Marks, ReviewCriterion } from '~/domain/reviews/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { criterionSaid, markShown } from '~/i18n/review-terms'
import { Meta, Prose } from '~/ui'

type Props = { marks: Marks; text: string | null; reply: string | null; reviewed: string; children?: ReactNode }

/** What one side says of another, with the reply to it. */
export const ReviewShown = ({ marks, text, reply, reviewed, children }: Props) => (
  <>
    {children}
    <Meta
      items={(Object.entries(marks) as [ReviewCriterion, Mark][]).map(
        ([criterion, mark]) => `${criterionSaid[criterion]()}: ${markShown(mark)}`,
      )}
    />
    {text ? <Prose text={text} /> : null}
    {reply ? (
      <blockquote className="told">
        <p>{m.review_reply_of({ name: reviewed })}</p>
        <Prose text={reply} />
      </blockquote>
    ) : null}
  </>
)
