import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Inline } from '~/ui/layout'

/** The form's first button is the one that Enter presses: it goes on, and removes no row. */
export const EnterGoesOn = () => (
  <Button className="visually-hidden" tabIndex={-1} aria-hidden name="step" value="check">
    {m.proposal_look()}
  </Button>
)

/** The end of a form whose draft is kept while it is typed (`keep-draft.js`): read it again, or keep it for later. */
export const DraftButtons = () => (
  <>
    <Inline>
      <Button name="step" value="check">
        {m.proposal_look()}
      </Button>
      <Button variant="secondary" name="step" value="draft">
        {m.proposal_draft_button()}
      </Button>
    </Inline>
    <p
      className="hint"
      role="status"
      data-draft={m.proposal_draft_kept_now()}
      data-draft-failed={m.proposal_draft_not_kept()}
    />
  </>
)
