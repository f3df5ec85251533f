import type { ReactNode } from 'react'
import { PASSWORD_MIN } from '~/domain/accounts/forms'
import * as m from '~/i18n/paraglide/messages'
import type { FormField } from '~/ui/form-field'
import { TextField } from '~/ui/text-fields'

/** A password that somebody chooses. A plain function, as all of these: the form reads labels from its direct children. */
export const newPasswordField = (field: FormField, label: string) => (
  <TextField
    key="password"
    field={field}
    label={label}
    hint={m.account_password_hint({ minimum: PASSWORD_MIN })}
    type="password"
    autoComplete="new-password"
  />
)

/** Where somebody signs in: an e-mail address or a mobile number. */
export const loginField = (field: FormField) => (
  <TextField
    key="login"
    field={field}
    label={m.account_login_label()}
    hint={m.account_login_hint()}
    autoComplete="username"
  />
)

type Fields = { name: FormField; phone: FormField; email: FormField; password: FormField }
/** In place of a hint, for a number or an address that has an account. */
type Taken = { phone?: ReactNode; email?: ReactNode }

/** Who a new account is of, and what it is signed in to with. */
export const newPersonFields = ({ name, phone, email, password }: Fields, taken: Taken = {}) => [
  <TextField key="name" field={name} label={m.account_name_label()} autoComplete="name" />,
  <TextField
    key="phone"
    field={phone}
    label={m.account_phone_label()}
    hint={taken.phone ?? m.account_phone_hint()}
    type="tel"
    autoComplete="tel"
  />,
  <TextField
    key="email"
    field={email}
    label={m.account_email_label()}
    hint={taken.email ?? m.account_email_hint()}
    type="email"
    autoComplete="email"
    optional
  />,
  newPasswordField(password, m.account_password_label()),
]
