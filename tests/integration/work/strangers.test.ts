import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { outcomeOf, outcomesOfEngagement, outcomesToVerify } from '~/domain/certification/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { decideReport } from '~/domain/conversation/decide-report.server'
import { openConversation } from '~/domain/conversation/open-conversation.server'
import { reportMessage } from '~/domain/conversation/report-message.server'
import { openReports, reportOf } from '~/domain/conversation/reports.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { DomainError } from '~/domain/errors'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { proposalsToCompare, proposalToAward, requestOf } from '~/domain/proposals/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { newId } from '~db/ids'
import {
  certificate,
  consultant,
  department,
  enterprise,
  milestonesIn,
  offer,
  propose,
  reportedOutcome,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from './refusal'

beforeEach(freshDatabase)

type Party = 'enterprise' | 'consultant' | 'department'

/** Every command and query of the work, and who among the record's own people may do it. */
const everything: [name: string, mayDo: Party[], run: (actor: Actor, record: Loop) => unknown][] = [
  ['sendRequests', ['enterprise'], (a, r) => sendRequests(a, r.needId, { profileIds: [r.profileId], message: '' })],
  ['sayInterested', ['consultant'], (a, r) => sayInterested(a, r.requestId, {})],
  ['declineRequest', ['consultant'], (a, r) => declineRequest(a, r.requestId, { reason: 'other' })],
  ['submitProposal', ['consultant'], (a, r) => submitProposal(a, r.requestId, offer())],
  ['requestOf', ['consultant'], (a, r) => requestOf(a, r.requestId)],
  ['proposalsToCompare', ['enterprise'], (a, r) => proposalsToCompare(a, r.needId)],
  ['proposalToAward', ['enterprise'], (a, r) => proposalToAward(a, r.needId, r.proposalId)],
  ['awardProposal', ['enterprise'], (a, r) => awardProposal(a, r.proposalId, { seen: '1.0', knowing: true })],
  ['engagementOf', ['enterprise', 'consultant'], (a, r) => engagementOf(a, r.engagementId)],
  ['submitMilestone', ['consultant'], (a, r) => submitMilestone(a, r.engagementId, r.milestoneId, { note: 'x' })],
  ['acceptMilestone', ['enterprise'], (a, r) => acceptMilestone(a, r.engagementId, r.milestoneId)],
  ['returnMilestone', ['enterprise'], (a, r) => returnMilestone(a, r.engagementId, r.milestoneId, { reason: 'x' })],
  ['recordCertificate', ['enterprise', 'consultant'], (a, r) => recordCertificate(a, r.engagementId, certificate())],
  [
    'reportAgain',
    ['enterprise', 'consultant'],
    (a, r) => reportAgain(a, r.engagementId, certificate({ id: r.certificateId })),
  ],
  [
    'openConversation',
    ['department'],
    (a, r) => openConversation(a, r.requestId, { id: newId(), reason: 'complaint', note: 'x' }),
  ],
  ['reportMessage', ['enterprise'], (a, r) => reportMessage(a, r.requestId, r.messageId, { kind: 'rude' })],
  ['reportOf', ['department'], (a, r) => reportOf(a, r.reportId)],
  ['decideReport', ['department'], (a, r) => decideReport(a, r.reportId, { decision: 'kept', reason: 'x' })],
  ['outcomesOfEngagement', ['enterprise', 'consultant'], (a, r) => outcomesOfEngagement(a, r.engagementId)],
  ['outcomeOf', ['department'], (a, r) => outcomeOf(a, r.outcomeId)],
  ['verifyOutcome', ['department'], (a, r) => verifyOutcome(a, r.outcomeId, { checkedWith: 'original' })],
  ['rejectOutcome', ['department'], (a, r) => rejectOutcome(a, r.outcomeId, { reason: 'x' })],
]

type Loop = ReturnType<typeof aRecord>
function aRecord() {
  const outcome = reportedOutcome()
  const officer = department()
  const messageId = newId()
  sendMessage(outcome.consultant, outcome.requestId, { id: messageId, text: 'Thứ hai tôi đến xưởng.' })
  reportMessage(outcome.enterprise, outcome.requestId, messageId, { kind: 'rude' })
  const reportId = openReports(officer)[0]!.id
  return { ...outcome, department: officer, milestoneId: milestonesIn(outcome)[0]!.id, messageId, reportId }
}

const answer = (run: () => unknown) => {
  try {
    run()
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

it.each(everything)('%s: the record is not found by anyone it is not for', (_, mayDo, run) => {
  const record = aRecord()
  for (const stranger of [enterprise(), consultant().actor, department({ provinceCode: '11' })]) {
    expect(
      answer(() => run(stranger, record)),
      stranger.role,
    ).toBe('not_found')
  }
  for (const party of ['enterprise', 'consultant', 'department'] as const) {
    const found = answer(() => run(record[party], record)) !== 'not_found'
    expect(found, party).toBe(mayDo.includes(party))
  }
})

it('a proposal’s id cannot be taken over by another consultant', () => {
  const first = propose(sentRequest())
  const second = sentRequest()
  const taken = offer({ id: first.proposalId })
  expect(refusal(() => submitProposal(second.consultant, second.requestId, taken)).code).toBe('not_found')
})

it('a milestone of one engagement is not found in another', () => {
  const first = aRecord()
  const second = aRecord()
  const command = () => acceptMilestone(second.enterprise, second.engagementId, first.milestoneId)
  expect(refusal(command).code).toBe('not_found')
})

it('a department of another province has an empty worklist', () => {
  aRecord()
  expect(outcomesToVerify(department({ provinceCode: '11' }))).toEqual([])
})
