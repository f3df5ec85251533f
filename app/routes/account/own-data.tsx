import { useForm } from '@conform-to/react'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { DATA_FORMATS } from '~/domain/accounts/lifecycle'
import { DomainError } from '~/domain/errors'
import { PASSWORD_REFUSALS } from '~/domain/leaving/forms'
import { type DataSection, ownDataOf } from '~/domain/leaving/own-data.server'
import { errorText } from '~/i18n/error-text'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, PageHeader, RadioGroup, Section, Stack, TextField } from '~/ui'
import { partName } from '~/views/account/own-data-words.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.data_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { sections } = ownDataOf(actor)
  return {
    held: sections.map((section) => ({ part: partName[section.part](), count: countText(section) })),
    refusal: refusalIn(new URL(request.url).searchParams),
  }
}

function countText({ records, isCut }: DataSection): string {
  if (records.length === 0) return m.data_held_none()
  return isCut ? `> ${formatNumber(records.length)}` : formatNumber(records.length)
}

/** Why the file was not given: `own-data-file.tsx` leads back here with it. */
function refusalIn(params: URLSearchParams): string | null {
  const code = PASSWORD_REFUSALS.find((one) => one === params.get('refused'))
  return code ? errorText(new DomainError(code, { minutes: Number(params.get('minutes')) || 1 })) : null
}

const formatText = { html: m.data_format_html, json: m.data_format_json }

/** What is held about somebody, and the way to take it along. */
export default function OwnDataPage() {
  const { held, refusal } = useLoaderData<typeof loader>()
  const [form, fields] = useForm<{ format: string; currentPassword: string }>({
    id: 'own-data',
    defaultValue: { format: 'html' },
    lastResult: refusal === null ? undefined : { status: 'error', error: { currentPassword: [refusal] } },
  })
  return (
    <Stack>
      <PageHeader title={m.data_title()} lead={m.data_lead()} back={{ to: '/account', text: m.account_title() }} />
      <Section title={m.data_held_title()}>
        <Stack>
          <ul>
            {held.map(({ part, count }) => (
              <li key={part}>{m.data_held_entry({ part, count })}</li>
            ))}
          </ul>
          <p>{m.data_held_not()}</p>
        </Stack>
      </Section>
      <Section title={m.data_take_title()}>
        <Stack>
          <p>{m.data_take_text()}</p>
          <Form form={form} action="/account/data/file" personal>
            <RadioGroup
              field={fields.format}
              legend={m.data_format()}
              options={DATA_FORMATS.map((value) => ({ value, label: formatText[value]() }))}
            />
            <TextField
              field={fields.currentPassword}
              label={m.account_password_current()}
              type="password"
              autoComplete="current-password"
            />
            <Button>{m.data_take_button()}</Button>
          </Form>
        </Stack>
      </Section>
    </Stack>
  )
}
