import { type SubmissionResult, useForm } from '@conform-to/react'
import type { ReactNode } from 'react'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button, type ButtonVariant } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Icon } from '~/ui/icons'
import { TextField } from '~/ui/text-fields'
import passkeysUrl from './passkeys.js?url'

type ShownProps = {
  /** What else the form sends: its step. */
  sends: Record<string, string>
  /** Whose passkey is asked for: of whoever signs in, of the account whose password was right, or of who is signed in. */
  as: 'alone' | 'second' | 'own'
  action?: string
  /** What it is, before the button. */
  text?: ReactNode
  button: string
  variant?: ButtonVariant
  lastResult?: SubmissionResult<string[]> | undefined
}

/** A form of one button that shows a passkey (`passkeys.js`); not seen without scripts, or where the browser knows none. */
export function PasskeyForm({ sends, as, action, text, button, variant = 'secondary', lastResult }: ShownProps) {
  const [[name, value] = []] = Object.entries(sends)
  const sent = value === undefined ? undefined : answerTo(value, lastResult, name)
  const [form] = useForm({ id: `passkey-${value}`, lastResult: sent })
  return (
    <Box data-ask="/sign-in/challenge" data-as={as} data-stopped={m.passkey_stopped()}>
      <Form form={form} action={action} personal>
        <input type="hidden" name={name} value={value} />
        <input type="hidden" name="passkey" />
        {text ? <p>{text}</p> : null}
        <Button variant={variant}>{button}</Button>
      </Form>
    </Box>
  )
}

type MadeProps = { options: object; name: string; lastResult: SubmissionResult<string[]> | undefined }

/** The form that has the device make a passkey. */
export function PasskeyToMake({ options, name, lastResult }: MadeProps) {
  const [form, fields] = useForm<{ step: string; name: string }>({
    id: 'add',
    lastResult: answerTo('add', lastResult),
    defaultValue: { name },
  })
  return (
    <Box
      data-options={JSON.stringify(options)}
      data-stopped={m.passkey_make_stopped()}
      data-known={m.passkey_make_known()}
    >
      <Form form={form} personal>
        <input type="hidden" name="step" value="add" />
        <input type="hidden" name="passkey" />
        <TextField
          field={fields.name}
          label={m.passkeys_name_label()}
          hint={m.passkeys_name_hint()}
          autoComplete="off"
          width="medium"
        />
        <Button>{m.passkeys_make_button()}</Button>
      </Form>
    </Box>
  )
}

const Box = ({ children, ...told }: { children: ReactNode } & Record<`data-${string}`, string>) => (
  <div hidden data-passkey="" {...told} data-failed={m.passkey_failed()}>
    {children}
    <p className="field-error" role="alert" hidden data-fault="">
      <Icon name="alert" />
      <span data-words="" />
    </p>
    <script type="module" src={passkeysUrl} />
  </div>
)

/** Said where scripts do not run, or the browser knows no passkeys. */
export const NoPasskeysHere = () => <p data-no-passkeys="">{m.passkeys_not_here()}</p>
