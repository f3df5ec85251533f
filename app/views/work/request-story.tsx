import type { requestOf } from '~/domain/proposals/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { declineReasonText, notChosenText, withdrawalReasonText } from '~/i18n/work-terms'
import { Attachments, Meta, Prose, Section } from '~/ui'
import { JointMembers } from '~/views/groups/joint-members'
import type { JointMemberItem } from '~/views/groups/joint-members.server'
import { OfferSummary } from './proposal'
import { EarlierVersions } from './proposal-versions'

type Request = ReturnType<typeof requestOf> & { wishes: string[] }
type Props = { request: Request; members: JointMemberItem[] }

/** What an enterprise asks for, and what was answered so far. */
export const RequestStory = ({ request, members }: Props) => (
  <>
    <Section title={m.request_need_title()}>
      <blockquote className="told">
        <Prose text={request.needText} />
      </blockquote>
      {request.wishes.length > 0 ? <Meta items={request.wishes} /> : null}
      <Attachments files={request.needFiles} />
    </Section>
    <JointMembers members={members} />
    <Section title={m.request_subjects_title()}>
      <ul>
        {request.subjects.map((subject) => (
          <li key={subject.code}>{subjectLabel(subject)}</li>
        ))}
      </ul>
    </Section>
    {request.message ? (
      <Section title={m.request_message_title()}>
        <Prose text={request.message} />
      </Section>
    ) : null}
    {request.proposal ? (
      <Section title={m.request_proposal_title()}>
        <OfferSummary offer={request.proposal.versions[0]!} />
      </Section>
    ) : null}
    {request.proposal ? <EarlierVersions versions={request.proposal.versions} /> : null}
    {request.proposal?.notChosenReason || request.proposal?.notChosenNote ? (
      <Section title={m.proposal_not_chosen_title()}>
        {request.proposal.notChosenReason ? <p>{notChosenText[request.proposal.notChosenReason]()}</p> : null}
        {request.proposal.notChosenNote ? <Prose text={request.proposal.notChosenNote} /> : null}
      </Section>
    ) : null}
    {request.withdrawalReason ? (
      <Section title={m.request_withdrawal_title()}>
        <p>{withdrawalReasonText[request.withdrawalReason]()}</p>
        {request.withdrawalNote ? <Prose text={request.withdrawalNote} /> : null}
      </Section>
    ) : null}
    {request.declineReason ? (
      <Section title={m.request_decline_title()}>
        <p>{declineReasonText[request.declineReason]()}</p>
        {request.declineNote ? <Prose text={request.declineNote} /> : null}
      </Section>
    ) : null}
  </>
)
