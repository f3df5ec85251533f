import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { canRunSystem } from '~/domain/accounts/policy'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { OUTGOING_SHOWN, type MailState, outgoingMails } from '~/mail/outgoing.server'
import { showsItsMails } from '~/mail/settings.server'
import { outgoingToPhones } from '~/phone/outgoing.server'
import { phoneIsSetUp } from '~/phone/settings.server'
import { Details, Empty, Notice, PageHeader, Stack, Tag } from '~/ui'
import { LinkedText } from '~/views/dev/linked-text'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.outgoing_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** A trial run without a mail server shows everybody what would be mailed; else the administrator sees it, without the keys in links. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const isTrial = showsItsMails()
  if (!isTrial && !(actor && canRunSystem(actor))) throw new Response(null, { status: 404 })
  return {
    isTrial,
    maximum: formatNumber(OUTGOING_SHOWN),
    mails: [...outgoingMails({ withKeys: isTrial }), ...outgoingToPhones({ withKeys: isTrial && !phoneIsSetUp() })]
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
      .slice(0, OUTGOING_SHOWN)
      .map((mail) => ({ ...mail, createdAt: formatMoment(mail.createdAt) })),
  }
}

const states: Record<MailState, { tone: 'ok' | 'due' | 'danger' | 'neutral'; text: () => string }> = {
  sent: { tone: 'ok', text: m.outgoing_state_sent },
  waits: { tone: 'due', text: m.outgoing_state_waits },
  given_up: { tone: 'danger', text: m.outgoing_state_given_up },
  kept: { tone: 'neutral', text: m.outgoing_state_kept },
}

export default function OutgoingMails() {
  const { isTrial, maximum, mails } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <PageHeader title={m.outgoing_title()} lead={m.outgoing_lead({ maximum })} />
      {isTrial ? <Notice tone="info">{m.outgoing_demo()}</Notice> : null}
      {mails.length === 0 ? <Empty title={m.outgoing_none_title()}>{m.outgoing_none()}</Empty> : null}
      {mails.map(({ id, createdAt, state, fault, to, message }) => (
        <Details key={id} summary={`${message?.subject ?? m.outgoing_nothing_to_say()} – ${to}`}>
          <p>
            <Tag tone={states[state].tone}>{states[state].text()}</Tag> {createdAt} · {m.outgoing_to({ address: to })}
          </p>
          {fault ? <p className="hint">{m.outgoing_fault({ fault })}</p> : null}
          {message ? <LinkedText text={message.text} /> : null}
        </Details>
      ))}
    </Stack>
  )
}
