import * as m from '~/i18n/paraglide/messages'
import { Button, PlainForm, Stack } from '~/ui'

/** Longer than any code with its groups. */
const MOST_TYPED = 40

/** Where a code from a label is typed; what cannot be one is shown again with what one looks like. */
export const CodeForm = ({ typed }: { typed: string }) => (
  <PlainForm method="get" action="/verify">
    <Stack>
      <div className={`field${typed ? ' field-invalid' : ''}`}>
        <label className="field-label" htmlFor="code">
          {m.verify_code()}
        </label>
        <p className="hint" id="code-hint">
          {m.verify_code_hint()}
        </p>
        {typed ? (
          <p className="field-error" id="code-error">
            {m.verify_code_wrong()}
          </p>
        ) : null}
        <input
          className="input"
          id="code"
          name="code"
          defaultValue={typed}
          maxLength={MOST_TYPED}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={typed ? 'code-hint code-error' : 'code-hint'}
          aria-invalid={typed ? true : undefined}
        />
      </div>
      <div>
        <Button>{m.verify_button()}</Button>
      </div>
    </Stack>
  </PlainForm>
)
