import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton, PageHeader, PlainForm, Stack } from '~/ui'

/** In place of the form to sign up: whoever is signed in goes on, or signs out first. */
export const AlreadySignedIn = ({ name, to }: { name: string; to: string }) => (
  <Stack>
    <PageHeader title={m.account_sign_up_signed_in({ name })} lead={m.account_sign_up_signed_in_lead()} />
    <LinkButton to={to}>{m.account_sign_up_go_on()}</LinkButton>
    <PlainForm personal action="/sign-out">
      <Button variant="secondary">{m.account_sign_out_button()}</Button>
    </PlainForm>
  </Stack>
)
