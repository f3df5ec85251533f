import { issueAccessCode } from '~/domain/accounts/access-codes.server'
import { addPasskey } from '~/domain/accounts/change-passkeys.server'
import { beginSecondStep, confirmSecondStep } from '~/domain/accounts/change-second-step.server'
import { inviteColleague } from '~/domain/accounts/invitations.server'
import { keepForm } from '~/domain/accounts/kept-forms.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { keepChallenge } from '~/domain/accounts/passkey-challenges.server'
import { beginSignIn } from '~/domain/accounts/pending-sign-ins.server'
import { removeSecondStep } from '~/domain/accounts/remove-second-step.server'
import { unlock } from '~/domain/accounts/second-step-keys.server'
import { saveSearch } from '~/domain/alerts/save-search.server'
import { answerForAll } from '~/domain/conversation/answer-for-all.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmChange } from '~/domain/engagement/answer-change.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { attachSignedCopy } from '~/domain/engagement/signed-copies.server'
import { storeFile } from '~/domain/files/store.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { requestsOf } from '~/domain/proposals/queries.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { recordCall } from '~/domain/notifications/calls.server'
import { chooseMails } from '~/domain/notifications/choose-mails.server'
import { changePhone } from '~/domain/accounts/change-phone.server'
import { sendCode } from '~/domain/accounts/phone-codes.server'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import { files, knownDevices } from '~db/schema'
import { now } from '~db/clock'
import {
  awardedEngagement,
  complete,
  department,
  enterprise,
  later,
  pdf,
  proposedChange,
  publishedNeed,
} from '~tests/scenarios'
import { codeAt, rowOf } from '../accounts/second-step-pages'
import { args } from '../work/page-calls'

/** A further need: the consultant is invited with a few words and asks, and everybody invited is answered. */
function answerQuestion(owner: Actor, consultant: Actor, profileId: string) {
  const { needId } = publishedNeed({ enterprise: owner })
  sendRequests(owner, needId, { profileIds: [profileId], message: 'Mời anh chị xem giúp.' })
  const requestId = requestsOf(consultant).toAnswer.find((request) => request.needId === needId)!.id
  const id = newId()
  sendMessage(consultant, requestId, { id, text: 'Xưởng có mấy lò?', isQuestion: true })
  answerForAll(owner, requestId, id, { question: 'Xưởng có mấy lò?', answer: 'Có ba lò, mua năm 2019.' })
}

/** Work of which both sides changed something: the consultant proposed it and the enterprise confirmed it; what that proposed itself was closed. */
function changedWork() {
  const work = awardedEngagement()
  const { enterprise: owner, consultant, engagementId } = work
  confirmChange(owner, engagementId, proposedChange(consultant, engagementId, later(consultant, engagementId)))
  proposedChange(owner, engagementId, { scope: 'Thêm một buổi cho ca tối.' })
  return complete(work)
}

/** Turns the second step on, as by an app. */
function secondStepOf(actor: Actor) {
  beginSecondStep(actor, 'here')
  confirmSecondStep(actor, 'here', codeAt(unlock(actor.userId, rowOf(actor).lockedKey)!))
}

const PHONE = '0912345678'

/** An enterprise's person of whom something is held wherever something can be. */
export async function busyPerson() {
  const work = changedWork()
  const { enterprise: owner, consultant, requestId, profileId } = work
  await args(owner, {})
  const { engagementId } = work
  confirmAgreement(owner, engagementId, agreementOf(owner, engagementId).number)
  attachSignedCopy(owner, engagementId, { id: newId(), copy: storeFile({ name: 'da-ky.pdf', bytes: pdf('da ky') }) })
  db.insert(knownDevices).values({ id: newId(), userId: owner.userId, lastAt: now() }).run()
  issueAccessCode(department(), owner.userId, { id: newId(), checkedBy: 'desk', note: 'Gặp tại Sở.' })
  const atDesk = { id: newId(), checkedBy: 'desk' as const, note: 'Mất điện thoại, gặp tại Sở.' }
  secondStepOf(owner)
  removeSecondStep(department(), owner.userId, atDesk)
  secondStepOf(owner)
  addPasskey(owner, 'here', 'Điện thoại', {
    credentialId: newId(),
    publicKey: 'x',
    site: 'localhost',
    transports: ['internal'],
    counter: 0,
  })
  keepChallenge(newId(), { key: 'here', purpose: 'show', userId: owner.userId })
  beginSignIn(owner.userId)
  inviteColleague(enterprise(), { id: newId(), name: 'Chị Hặc', role: 'member', login: owner.email! })
  sendMessage(owner, requestId, { id: newId(), text: 'Tuần sau <b>mời</b> anh lên xem xưởng.' })
  sendMessage(consultant, requestId, { id: newId(), text: 'Chúng tôi sẽ lên thứ tư.' })
  answerQuestion(owner, consultant, profileId)
  const row = { sha256: 'x', mediaType: 'application/pdf', size: 1, organisationId: owner.organisationId! }
  db.insert(files)
    .values({ ...row, name: 'cua-dong-nghiep.pdf', ownerKind: 'person', ownerId: consultant.userId })
    .run()
  keepForm(owner.userId, { path: '/needs/new', fields: [['text', 'Muốn làm HACCP']], hadFiles: false })
  saveSearch(owner, { id: newId(), kind: 'consultants', name: 'Tư vấn', query: 'q=haccp', frequency: 'daily' })
  askDepartment(owner, {
    id: newId(),
    name: 'Hặc',
    contact: '0912345678',
    query: '',
    text: 'Ai hướng dẫn làm VietGAP?',
  })
  recordCall(department(), {
    id: newId(),
    userId: owner.userId,
    organisationId: owner.organisationId!,
    outcome: 'not_reached',
    note: 'Máy bận.',
  })
  chooseMails(owner, { request_declined: 'off' })
  changePhone(owner, PHONE)
  transact((tx) => sendCode(tx, { id: owner.userId, phone: PHONE }, 'confirm'))
  return work
}
