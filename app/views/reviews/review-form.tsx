import type { EngagementSide } from '~/domain/engagement/lifecycle'
import { CRITERIA, MARKS } from '~/domain/reviews/lifecycle'
import type { EngagementReviews } from '~/domain/reviews/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { criterionAsked, markText } from '~/i18n/review-terms'
import { Button, Checkbox, Form, type FormField, type FormState, PlainForm, RadioGroup, TextArea } from '~/ui'
import { ReviewShown } from './review-shown'

type Shown = {
  partner: string
  side: EngagementSide
  /** What the writer is called where they are not named. */
  who: string
  day: string
}

type FormProps = Shown & {
  readAs: string
  isChange: boolean
  /** The other side has written: what is sent is shown at once. */
  isLast: boolean
  form: FormState
  fields: {
    marks: { getFieldset: () => Partial<Record<string, FormField>> }
    text: FormField
    isNamed: FormField
  }
}

const MARK_OPTIONS = () => MARKS.map((mark) => ({ value: String(mark), label: markText[mark]() }))

/** Asks one side how it was to work with the other. */
export function ReviewForm({ partner: name, side, who, day, readAs, isChange, isLast, form, fields }: FormProps) {
  const marks = fields.marks.getFieldset()
  const isEnterprise = side === 'enterprise'
  return (
    <>
      <p>{isEnterprise ? m.review_readers_enterprise({ name }) : m.review_readers_consultant({ name })}</p>
      <p>{isLast ? m.review_shown_at_once({ name }) : m.review_hidden_until({ day })}</p>
      <Form form={form} readAs={readAs}>
        {CRITERIA[side].map((criterion) => (
          <RadioGroup
            key={criterion}
            field={marks[criterion]!}
            legend={criterionAsked[side][criterion]!()}
            options={MARK_OPTIONS()}
            inRow
          />
        ))}
        <TextArea field={fields.text} label={m.review_text()} hint={m.review_text_hint()} rows={5} optional />
        <Checkbox
          field={fields.isNamed}
          label={isEnterprise ? m.review_named_enterprise() : m.review_named_consultant()}
          hint={isEnterprise ? m.review_named_enterprise_hint({ who }) : m.review_named_consultant_hint({ who, name })}
        />
        <Button name="intent" value="write">
          {isChange ? m.review_save() : m.review_send()}
        </Button>
      </Form>
    </>
  )
}

type OwnProps = Pick<Shown, 'partner' | 'who'> & { own: NonNullable<EngagementReviews['own']> }

/** A review that is shown: nothing of it changes any more but whether it names its writer. */
export const OwnReviewShown = ({ partner, who, own }: OwnProps) => (
  <>
    <p>{m.review_shown_own()}</p>
    <article className="review">
      <ReviewShown {...own} reviewed={partner} />
    </article>
    <p>{own.isNamed ? m.review_is_named() : m.review_is_unnamed({ who })}</p>
    <PlainForm>
      <Button variant="secondary" name="intent" value={own.isNamed ? 'no_name' : 'name'}>
        {own.isNamed ? m.review_no_name_button() : m.review_name_button()}
      </Button>
    </PlainForm>
  </>
)
