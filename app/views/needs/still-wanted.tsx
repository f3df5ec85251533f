import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Notice, PlainForm } from '~/ui'

/** The enterprise is asked whether it still wants what it asked for. */
export const StillWanted = ({ since }: { since: Date }) => (
  <Notice tone="due" title={m.need_still_wanted_title()}>
    <p>{m.need_still_wanted({ day: formatMomentDay(since) })}</p>
    <PlainForm>
      <input type="hidden" name="step" value="keep" />
      <Button variant="secondary">{m.need_still_wanted_button()}</Button>
    </PlainForm>
  </Notice>
)
