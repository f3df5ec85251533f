import type { MembershipRole } from '~/domain/accounts/lifecycle'
import { membershipRoleText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { Meta, Section, Stack } from '~/ui/layout'

type Props = { open: readonly { id: string; name: string; role: MembershipRole; until: string; link: string }[] }

/** The links that an organisation has out, each to be copied and sent, or withdrawn. */
export function OpenInvitations({ open }: Props) {
  if (open.length === 0) return null
  return (
    <Section title={m.people_open_title()}>
      {open.map(({ id, name, role, until, link }) => (
        <section key={id} className="with-action">
          <h3 id={`invitation-${id}`}>{name}</h3>
          <Meta items={[membershipRoleText[role](), m.people_open_until({ day: until })]} />
          <Stack>
            <label htmlFor={`link-${id}`}>{m.people_open_link()}</label>
            <input className="input" id={`link-${id}`} type="text" readOnly value={link} />
          </Stack>
          <PlainForm>
            <input type="hidden" name="step" value="withdraw" />
            <Button variant="secondary" name="withdraw" value={id} aria-describedby={`invitation-${id}`}>
              {m.people_withdraw()}
            </Button>
          </PlainForm>
        </section>
      ))}
    </Section>
  )
}
