import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { enterpriseContact } from '~/domain/proposals/enterprise-contact.server'
import { requestActionForm } from '~/domain/proposals/forms'
import { draftFor } from '~/domain/proposals/keep-draft.server'
import { isNoted, mayOffer } from '~/domain/proposals/lifecycle'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { answersFor } from '~/domain/conversation/questions.server'
import { unseenMessages } from '~/domain/conversation/queries.server'
import { requestOf, storyOfRequest } from '~/domain/proposals/queries.server'
import { openPartner } from '~/domain/proposals/partners.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatMoment, formatMomentDay, formatNumber } from '~/i18n/format'
import { wishTexts } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { enterpriseKindText, localName } from '~/i18n/terms'
import { requestStepSaid, standingOf } from '~/i18n/work-terms'
import { Columns, Meta, Notice, PageHeader, Refused, Section, Stack, Tag } from '~/ui'
import { jointMemberItems } from '~/views/groups/joint-members.server'
import { ConversationButton } from '~/views/work/conversation-link'
import { ContactList } from '~/views/work/partner-contacts'
import { NeedChanges } from '~/views/work/need-changes'
import { PartnerNow } from '~/views/work/partner'
import { RequestAnswer } from '~/views/work/request-answer'
import { RequestStory } from '~/views/work/request-story'
import { Story } from '~/views/work/story'
import { storyItems } from '~/views/work/story.server'
import { SharedAnswers } from '~/views/work/shared-answers'
import { askingEnterpriseReviews } from '~/views/reviews/review-items.server'
import { ReviewList } from '~/views/reviews/review-list'
import { dayOf, today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.request_title({ enterprise: data.request.enterprise }) : '' }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  return {
    unseen: unseenMessages(actor, asked.id),
    // Their names are told once the consultant works for them.
    members: jointMemberItems(asked.members, asked.engagementId !== null),
    request: { ...asked, members: [], wishes: wishTexts({ ...asked, budgetMillion: null }) },
    said: requestStepSaid(asked.step, actor.role, today()),
    dueOn: dayOf(asked.dueAt),
    story: storyItems(storyOfRequest(actor, asked.id), actor.role),
    contacts: enterpriseContact(actor, asked.id),
    answers: answersFor(actor, asked.id),
    reviews: askingEnterpriseReviews(actor, asked.id),
    partner: openPartner(asked.id) ?? null,
    done: new URL(request.url).searchParams.get('done') ?? '',
    draftAt: mayOffer(asked) ? (draftFor(asked.id)?.savedAt ?? null) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { id } = orNotFound(() => requestOf(actor, params.requestId!))
  const form = await parseForm(request, requestActionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.step === 'decline') declineRequest(actor, id, value)
    else if (value.step === 'take_back') withdrawProposal(actor, id, value)
    else sayInterested(actor, id, value)
  })
  if (done.refused) return done.refused
  if (value.step === 'interested') return redirect(`/requests/${id}?done=interested`, 303)
  return redirect(`/requests?done=${value.step === 'decline' ? 'declined' : 'taken_back'}`, 303)
}

const doneTexts: Record<string, (of: { day: string }) => string> = {
  interested: m.request_done_interested,
  proposed: m.request_done_proposed,
  revised: m.request_done_revised,
}

export default function AskedPage() {
  const { request, partner, members, contacts, answers, reviews, story, done, unseen, ...answer } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const standing = standingOf(request)
  const step = lastResult?.initialValue?.step
  const isAnswerable = step === 'take_back' ? mayOffer(request) : request.status === 'sent'
  const isFormGone = !isAnswerable || (step === 'interested' && request.interestedAt !== null)
  const doneText = doneTexts[done]?.({ day: formatDay(answer.dueOn) })
  return (
    <>
      <PageHeader
        title={m.request_title({ enterprise: request.enterprise })}
        back={{ to: '/requests', text: m.request_back() }}
        tag={<Tag tone={standing.tone}>{standing.text}</Tag>}
      />
      {isFormGone ? <Refused result={lastResult} /> : null}
      {doneText && !lastResult ? <Notice tone="ok">{doneText}</Notice> : null}
      <Meta
        items={[
          request.enterpriseKind && enterpriseKindText[request.enterpriseKind](),
          request.sector && localName(request.sector),
          request.commune && localName(request.commune),
          request.employees !== null && m.request_employees({ count: formatNumber(request.employees) }),
          m.request_sent_on({ day: formatMomentDay(request.sentAt) }),
          request.remindedAt &&
            (request.remindedByDepartment ? m.request_reminded_department : m.request_reminded)({
              moment: formatMoment(request.remindedAt),
            }),
          isNoted(request) && m.request_noted(),
        ]}
      />
      <Columns
        main={
          <>
            <NeedChanges changes={request.changes} proposedAt={request.proposal?.versions[0]?.submittedAt ?? null} />
            <RequestStory request={request} members={members} />
            <SharedAnswers answers={answers} />
            <ReviewList
              title={m.review_list_request_title({ name: request.enterprise })}
              reviews={reviews}
              hint={m.review_list_request_hint({ name: request.enterprise })}
            />
          </>
        }
        side={
          <Stack gap="large">
            <RequestAnswer request={request} {...answer} lastResult={lastResult} />
            {mayOffer(request) ? <PartnerNow requestId={request.id} partner={partner} /> : null}
            {contacts ? (
              <Section title={m.contacts_title()}>
                <ContactList contacts={contacts} />
              </Section>
            ) : null}
            <ConversationButton requestId={request.id} unseen={unseen} name={request.enterprise} />
          </Stack>
        }
      />
      <Story story={story} now={answer.said} />
    </>
  )
}
