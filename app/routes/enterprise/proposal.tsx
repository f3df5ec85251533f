import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { noteForm } from '~/domain/proposals/forms'
import { notesOf, noteProposal, removeNote } from '~/domain/proposals/note-proposal.server'
import { proposalToAward } from '~/domain/proposals/queries.server'
import { supportFor } from '~/domain/proposals/support.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { cutText } from '~/language/cut-text'
import { offerFlagText, proposalText, proposalTone } from '~/i18n/work-terms'
import { Button, Form, HiddenField, LinkButton, Notice, PageHeader, PlainForm, Section, Tag, TextArea } from '~/ui'
import { EitherOf, OfferSummary } from '~/views/work/proposal'
import { NoteList } from '~/views/work/proposal-notes'
import { EarlierVersions } from '~/views/work/proposal-versions'
import { supportInShort } from '~/views/work/support.server'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.proposal_of({ name: data.proposal.consultant }) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const page = orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
  const notes = notesOf(page.need.id).filter(({ proposalId }) => proposalId === page.proposal.id)
  const own = notes.filter(({ userId }) => userId === actor.userId).map(({ id }) => id)
  const support = supportInShort(supportFor(actor, page.need).by(page.proposal.offer))
  return { ...page, notes, own, support, id: newId() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { need, proposal } = orNotFound(() => proposalToAward(actor, params.needId!, params.proposalId!))
  const form = await parseForm(request, noteForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.step === 'note') noteProposal(actor, need.id, proposal.id, value)
    else removeNote(actor, need.id, proposal.id, value.noteId)
  })
  if (done.refused) return done.refused
  return redirect(`/needs/${need.id}/proposals/${proposal.id}#notes`, 303)
}

export default function Proposal() {
  const { need, proposal, versions, notes, own, support, id } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { consultant: name, offer, flags } = proposal
  const [form, fields] = useForm({
    id: 'note',
    lastResult,
    constraint: getZodConstraint(noteForm),
    defaultValue: { step: 'note', id, text: '' },
  })
  return (
    <>
      <PageHeader
        title={m.proposal_of({ name })}
        back={{ to: `/needs/${need.id}/proposals`, text: m.award_back() }}
        tag={<Tag tone={proposalTone[proposal.standing]}>{proposalText[proposal.standing]()}</Tag>}
      />
      <p>
        <Link to={`/consultants/${proposal.profileId}`}>{m.proposal_see_profile()}</Link>
      </p>
      {flags.map((flag) => (
        <Notice key={flag} tone="due">
          {offerFlagText[flag]()}
        </Notice>
      ))}
      <EitherOf offer={offer} flags={flags} />
      <OfferSummary offer={offer} />
      <p>
        {m.support_row()}: {support}.{' '}
        <Link to={`/needs/${need.id}/proposals/${proposal.id}/support`}>{m.support_see()}</Link>
      </p>
      <EarlierVersions versions={versions} />
      {need.status === 'published' && proposal.status === 'submitted' ? (
        <LinkButton toForm to={`/needs/${need.id}/award/${proposal.id}`}>
          {m.proposal_compare_choose()}
        </LinkButton>
      ) : null}
      <Section title={m.proposal_notes()} id="notes">
        <p className="hint">{m.proposal_notes_lead()}</p>
        {notes.length > 0 ? <NoteList notes={notes} /> : null}
        {own.map((noteId) => (
          <PlainForm key={noteId} method="post">
            <input type="hidden" name="step" value="remove" />
            <input type="hidden" name="noteId" value={noteId} />
            <Button variant="quiet">
              {m.proposal_note_remove({ text: cutText(notes.find((note) => note.id === noteId)!.text, 40) })}
            </Button>
          </PlainForm>
        ))}
        <Form form={form}>
          <input type="hidden" name="step" value="note" />
          <HiddenField field={fields.id} />
          <TextArea field={fields.text} label={m.proposal_note_text()} rows={3} />
          <Button variant="secondary">{m.proposal_note_button()}</Button>
        </Form>
      </Section>
    </>
  )
}
