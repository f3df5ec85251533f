import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { organisationOf } from '~/domain/accounts/queries.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { MAX_DRAFTS, MAX_OPEN_NEEDS } from '~/domain/needs/lifecycle'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { changeNeed, confirmSubjects, draftNeed } from '~/domain/needs/draft-need.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { needPage, needsOf } from '~/domain/needs/queries.server'
import { decideDraft, keepDraft } from '~/domain/needs/visitor-draft.server'
import { contactsShown } from '~/domain/engagement/contacts.server'
import { claimDraft } from '~/domain/proposals/claim-draft.server'
import * as m from '~/i18n/paraglide/messages'
import { action as newNeed } from '~/routes/enterprise/new-need'
import * as needRoute from '~/routes/enterprise/need'
import { READ_AS } from '~/forms/carried'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, jobs, needDrafts, needs, proposals, requests } from '~db/schema'
import { consultant, department, enterprise, publishedNeed, sentRequest, submittedProposal } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { messagesOf, posted } from '../accounts/posted-form'
import { marksOn, post } from '../work/page-calls'

beforeEach(freshDatabase)

const input = { text: 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.', sectorCode: '10', communeCode: '04018' }
const tpm = { code: 'TPM', because: ['hay hỏng'], origin: 'suggested' as const }

describe('an enterprise writes a need', () => {
  it('as a draft that nobody else reads, then publishes it: state, event and job together', () => {
    const owner = enterprise()
    const id = newId()
    draftNeed(owner, { ...input, id, subjects: [tpm] })
    expect(() => needPage(department(), id)).toThrow('not_found')
    expect(
      db
        .select()
        .from(jobs)
        .all()
        .map((job) => job.kind),
    ).not.toContain('matching.suggest')

    publishNeed(owner, id)

    expect(needPage(department(), id).need.status).toBe('published')
    expect(
      db
        .select()
        .from(events)
        .where(eq(events.needId, id))
        .all()
        .map((event) => event.name),
    ).toEqual(['need.drafted', 'need.published'])
    expect(db.select().from(jobs).all()).toContainEqual(
      expect.objectContaining({ kind: 'matching.suggest', payload: { needId: id } }),
    )
  })

  it('and changes it: subjects that came from words which no longer stand there are to be confirmed anew', () => {
    const owner = enterprise()
    const id = newId()
    const [own, kept] = [
      { code: '5S', because: [], origin: 'chosen' as const },
      { code: 'LEAN', because: ['chờ thợ'], origin: 'suggested' as const },
    ]
    draftNeed(owner, { ...input, id, subjects: [tpm, own, kept] })
    changeNeed(owner, id, { ...input, text: 'Chờ thợ lâu, xưởng bừa bộn.' })
    const codes = () => needPage(owner, id).subjects.map(({ subjectCode }) => subjectCode)
    expect(codes().sort()).toEqual(['5S', 'LEAN'])
    changeNeed(owner, id, { ...input, text: 'Muốn làm truy xuất nguồn gốc.' })
    expect(codes()).toEqual(['5S'])
  })

  it('and publishes what stood on the page, not what another tab has saved since', async () => {
    const owner = enterprise()
    const id = newId()
    draftNeed(owner, { ...input, id, subjects: [tpm] })
    const [mark] = await marksOn(needRoute, owner, { needId: id })
    changeNeed(owner, id, { ...input, text: `${input.text} Gấp.` })
    const publish = { step: 'publish', [READ_AS]: mark! }
    expect((await post(needRoute, owner, { needId: id }, publish)).init.status).toBe(409)
    expect(needPage(owner, id).need.status).toBe('draft')
    const [now] = await marksOn(needRoute, owner, { needId: id })
    expect((await post(needRoute, owner, { needId: id }, { ...publish, [READ_AS]: now! })).status).toBe(303)
  })

  it('once, however often the form is sent', () => {
    const owner = enterprise()
    const id = newId()
    draftNeed(owner, { ...input, id })
    draftNeed(owner, { ...input, id })
    expect(needsOf(owner)).toMatchObject([{ text: input.text }])
  })

  it('and once more after going back: the draft takes the other text, a published need refuses it', () => {
    const owner = enterprise()
    const id = newId()
    draftNeed(owner, { ...input, id, subjects: [{ code: 'TPM', because: [], origin: 'chosen' }] })
    draftNeed(owner, { ...input, id, text: 'Máy sấy chè hay hỏng, nay hỏng cả máy vò.' })
    expect(needsOf(owner)).toMatchObject([{ text: 'Máy sấy chè hay hỏng, nay hỏng cả máy vò.' }])
    publishNeed(owner, id)
    draftNeed(owner, { ...input, id, text: 'Máy sấy chè hay hỏng, nay hỏng cả máy vò.' })
    expect(() => draftNeed(owner, { ...input, id })).toThrow('sent_before')
    expect(needsOf(owner)).toMatchObject([{ text: 'Máy sấy chè hay hỏng, nay hỏng cả máy vò.' }])
  })

  it('and need not type sector and commune again on its own page', () => {
    const owner = createAccount({
      email: 'moi@vi-du.example',
      name: 'Người mới',
      passwordHash: 'none',
      organisation: { kind: 'enterprise', name: 'HTX mới', provinceCode: '14' },
    })
    draftNeed(owner, { ...input, id: newId() })
    expect(organisationOf(owner)).toMatchObject({ sectorVersion: 'VSIC 2025', sectorCode: '10', communeCode: '04018' })
    draftNeed(owner, { ...input, id: newId(), sectorCode: '01', communeCode: '04048' })
    expect(organisationOf(owner)).toMatchObject({ sectorCode: '10', communeCode: '04018' })
  })

  it('but cannot take the id of somebody else’s need', () => {
    const { needId } = publishedNeed()
    expect(() => draftNeed(enterprise(), { ...input, id: needId })).toThrow('not_found')
  })

  it('and is told what is missing before publishing', () => {
    const owner = enterprise()
    const withoutPlace = newId()
    draftNeed(owner, { ...input, id: withoutPlace, communeCode: null, subjects: [tpm] })
    expect(() => publishNeed(owner, withoutPlace)).toThrow('need.organisation_incomplete')
    const withoutSubjects = newId()
    draftNeed(owner, { ...input, id: withoutSubjects })
    expect(() => publishNeed(owner, withoutSubjects)).toThrow('need.subjects_missing')
  })

  it('and cannot name a commune, a sector or a subject that does not exist', () => {
    const owner = enterprise()
    expect(() => draftNeed(owner, { ...input, id: newId(), communeCode: '99999' })).toThrow('commune_unknown')
    expect(() => draftNeed(owner, { ...input, id: newId(), sectorCode: 'ZZ' })).toThrow('choice_unknown')
    expect(() => draftNeed(owner, { ...input, id: newId(), subjects: [{ ...tpm, code: 'X' }] })).toThrow(
      'choice_unknown',
    )
    expect(db.select().from(needs).all()).toEqual([])
  })

  it('and cannot change it once it has ended', () => {
    const { enterprise: owner, needId } = publishedNeed()
    closeNeed(owner, needId, 'solved')
    expect(() => changeNeed(owner, needId, input)).toThrow('state_changed')
    expect(() => confirmSubjects(owner, needId, [tpm])).toThrow('state_changed')
  })
})

describe('somebody else’s need', () => {
  it('is not found, by another enterprise, a consultant, or another province’s department', () => {
    const { needId } = publishedNeed()
    const others = [enterprise(), consultant().actor, department({ provinceCode: '01' })]
    for (const other of others) {
      expect(() => needPage(other, needId)).toThrow('not_found')
      expect(() => publishNeed(other, needId)).toThrow('not_found')
      expect(() => closeNeed(other, needId, 'solved')).toThrow('not_found')
      expect(() => changeNeed(other, needId, input)).toThrow('not_found')
      expect(() => reopenNeed(other, needId)).toThrow('not_found')
    }
  })
})

describe('ending a need', () => {
  it('closes the requests that wait and declines the proposals', () => {
    const { enterprise: owner, needId, proposalId } = submittedProposal()
    const { enterprise: other, needId: asked, requestId } = sentRequest()
    closeNeed(owner, needId, 'no_longer_needed')
    closeNeed(other, asked, 'solved')
    expect(db.select().from(proposals).where(eq(proposals.id, proposalId)).get()?.status).toBe('declined')
    expect(db.select().from(requests).where(eq(requests.id, requestId)).get()?.status).toBe('closed')
    expect(() => closeNeed(owner, needId, 'solved')).toThrow('state_changed')
  })
})

describe('an enterprise with very many needs', () => {
  const draft = (owner: Actor, subjects = [tpm]) => {
    const id = newId()
    draftNeed(owner, { ...input, id, subjects })
    return id
  }

  it('begins no more until it goes on with those that it began; another is not held up', () => {
    const owner = enterprise()
    const begun = Array.from({ length: MAX_DRAFTS }, () => draft(owner))
    expect(() => draft(owner)).toThrow('need.too_many_drafts')
    draftNeed(owner, { ...input, id: begun[0]!, text: 'Kho lạnh hay hỏng, tốn điện quá nhiều.' })
    expect(needsOf(owner)).toHaveLength(MAX_DRAFTS)
    expect(draft(enterprise())).not.toBe('')
    publishNeed(owner, begun[0]!)
    expect(draft(owner)).not.toBe('')
  })

  it('publishes no more until it ends some', () => {
    const owner = enterprise()
    const open = Array.from({ length: MAX_OPEN_NEEDS }, () => {
      const id = draft(owner)
      publishNeed(owner, id)
      return id
    })
    const next = draft(owner)
    expect(() => publishNeed(owner, next)).toThrow('need.too_many_open')
    closeNeed(owner, open[0]!, 'solved')
    publishNeed(owner, next)
    expect(needPage(owner, next).need.status).toBe('published')
  })

  it('reads beside the form what to do', async () => {
    const owner = enterprise()
    for (let count = 0; count < MAX_DRAFTS; count += 1) draft(owner)
    const headers = new Headers()
    await startSession(owner.userId, headers)
    const fields = { id: newId(), ...input }
    const answer = await newNeed(posted('/needs/new', fields, headers.get('Set-Cookie')!.split(';')[0]))
    expect(messagesOf(answer)).toEqual({ '': [m.error_need_too_many_drafts({ maximum: MAX_DRAFTS })] })
  })
})

describe('a visitor’s draft', () => {
  const claim = { ...input, subjects: [tpm], message: '' }

  it('becomes the published need of the account made later, with its requests, and is gone', () => {
    const draftId = newId()
    keepDraft(draftId, input.text)
    const answers = { loss: 'machines' }
    decideDraft(draftId, { subjectCodes: ['TPM', 'no such subject'], profileIds: [], answers })
    expect(db.select().from(needDrafts).get()?.subjectCodes).toEqual(['TPM'])
    const { profileId } = consultant({ subjects: ['TPM'] })
    const owner = enterprise()

    const invited = { ...claim, answers, profileIds: [profileId], contactFrom: 'invited' as const }
    for (let times = 0; times < 2; times += 1) claimDraft(owner, draftId, invited)

    expect(needPage(owner, draftId).need.answers).toEqual(answers)
    expect(needPage(owner, draftId).requests).toEqual([expect.objectContaining({ profileId, status: 'sent' })])
    expect(contactsShown(owner).seenBy).toMatchObject([{ needId: draftId, isOpen: true }])
    expect(db.select().from(needDrafts).all()).toEqual([])
  })

  it('stays a draft, whole, when a chosen consultant cannot be asked', () => {
    const draftId = newId()
    keepDraft(draftId, input.text)
    const { profileId } = consultant({ roles: ['certification'] })
    const owner = enterprise()
    expect(() => claimDraft(owner, draftId, { ...claim, profileIds: [profileId] })).toThrow(
      'request.profile_unavailable',
    )
    expect(needsOf(owner)).toEqual([])
    expect(db.select().from(needDrafts).all()).toHaveLength(1)
  })
})
