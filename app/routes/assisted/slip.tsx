import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { entryOf } from '~/domain/assisted/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton, PageHeader } from '~/ui'
import { footOf, slipIn, slipOf } from '~/views/assisted/slip.server'
import { PaperText } from '~/views/work/paper'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.assisted_slip_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const { id, organisationName } = orNotFound(() => entryOf(actor, params.assistedId!))
  const which = slipIn(request)
  const paper = orNotFound(() => slipOf(actor, id, which))
  return { id, name: organisationName, which, paper, foot: footOf(which) }
}

/** The slip, to be printed from here or as a file. */
export default function Slip() {
  const { id, name, which, paper, foot } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.assisted_slip_page_title({ name })}
        lead={m.assisted_slip_page_lead()}
        back={{ to: `/department/assisted/${id}`, text: name }}
        actions={
          <LinkButton to={`/department/assisted/${id}/slip/pdf?for=${which}`}>{m.assisted_slip_pdf()}</LinkButton>
        }
      />
      <PaperText paper={paper} foot={foot} />
    </>
  )
}
