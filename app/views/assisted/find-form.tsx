import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { Stack } from '~/ui/layout'

/** By a tax code or a name. */
export const FindForm = ({ asked }: { asked: string }) => (
  <PlainForm method="get">
    <Stack gap="small">
      <div className="field">
        <label className="field-label" htmlFor="q">
          {m.assisted_find_label()}
        </label>
        <p className="hint" id="q-hint">
          {m.assisted_find_hint()}
        </p>
        <input className="input" id="q" name="q" defaultValue={asked} maxLength={200} aria-describedby="q-hint" />
      </div>
      <div>
        <Button variant={asked ? 'secondary' : 'primary'}>{m.assisted_find_button()}</Button>
      </div>
    </Stack>
  </PlainForm>
)
