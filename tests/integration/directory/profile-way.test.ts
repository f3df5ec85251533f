import { and, eq, like } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { describeServices } from '~/domain/directory/describe-services.server'
import { openProfile } from '~/domain/directory/open-profile.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { ownProfile, profileForDepartment, publicProfile } from '~/domain/directory/queries.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { saveReach } from '~/domain/directory/save-reach.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { db } from '~db/connection'
import { events, jobs, profiles } from '~db/schema'
import { consultant, consultantWithDraft, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const refusal = (code: string, detail = {}) => expect.objectContaining({ code, ...detail })

const eventNames = (profileId: string) =>
  db
    .select({ name: events.name })
    .from(events)
    .where(and(like(events.name, 'profile.%'), eq(events.profileId, profileId)))
    .orderBy(events.id)
    .all()
    .map((event) => event.name)

const syncJobs = (profileId: string) =>
  db
    .select()
    .from(jobs)
    .where(eq(jobs.kind, 'search.sync'))
    .all()
    .filter((job) => (job.payload as { id: string }).id === profileId)

const forgetJobs = () => db.delete(jobs).run()
const lastReach = (actor: Actor) => {
  const { anyProvince, languages, workModes, clientSizes } = ownProfile(actor)
  return {
    anySector: false,
    sectors: ['10', '01'],
    anyProvince,
    provinces: ['14', '11'],
    languages,
    workModes,
    clientSizes,
  }
}

describe('the way of a profile', () => {
  it('leads from an empty draft over a return to being introduced', () => {
    const { actor, profileId } = consultantWithDraft({ subjects: ['5S'] })
    const officer = department()
    db.update(profiles).set({ headline: '', languages: [] }).where(eq(profiles.id, profileId)).run()

    expect(() => submitProfile(actor)).toThrow(refusal('profile.incomplete', { detail: { parts: 'basics,reach' } }))
    expect(ownProfile(actor).status).toBe('draft')

    db.update(profiles)
      .set({ headline: '5S cho xưởng', languages: ['vi'] })
      .where(eq(profiles.id, profileId))
      .run()
    submitProfile(actor)
    returnProfile(officer, profileId, { reason: 'Bổ sung mô tả 5S.' })
    expect(ownProfile(actor)).toMatchObject({ status: 'returned', returnedReason: 'Bổ sung mô tả 5S.' })

    describeServices(actor, { services: [{ subject: '5S', description: 'Sắp xếp lại xưởng trong 6 tuần.' }] })
    submitProfile(actor)
    forgetJobs()
    publishProfile(officer, profileId, { checkedUntil: '2099-12-31' })

    expect(publicProfile(null, profileId)).toMatchObject({ status: 'published', checkedUntil: '2099-12-31' })
    expect(syncJobs(profileId)).toHaveLength(1)
    expect(eventNames(profileId).filter((name) => name !== 'profile.changed')).toEqual([
      'profile.submitted',
      'profile.returned',
      'profile.submitted',
      'profile.published',
    ])
  })

  it('is opened once, however often', () => {
    const { actor, profileId } = consultantWithDraft()
    expect(openProfile(actor)).toBe(profileId)
    expect(db.select().from(profiles).all()).toHaveLength(1)
    expect(() => openProfile(enterprise())).toThrow(refusal('not_found'))
  })

  it('takes a replayed submission for what it is: the state has changed, one event', () => {
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    expect(() => submitProfile(actor)).toThrow(refusal('state_changed'))
    expect(eventNames(profileId).filter((name) => name === 'profile.submitted')).toHaveLength(1)
  })

  it('does not let a decision cover what changed after the officer read it, nor be made twice', () => {
    const { actor, profileId } = consultantWithDraft()
    const officer = department()
    submitProfile(actor)
    const seenVersion = profileForDepartment(officer, profileId).version
    chooseServices(actor, { subjects: ['ISO-9001'] })
    expect(() => publishProfile(officer, profileId, { seenVersion })).toThrow(refusal('state_changed'))

    const read = profileForDepartment(officer, profileId).version
    publishProfile(officer, profileId, { seenVersion: read })
    expect(() => publishProfile(officer, profileId, { seenVersion: read })).toThrow(refusal('state_changed'))
    expect(eventNames(profileId).filter((name) => name === 'profile.published')).toHaveLength(1)
  })

  it('refuses a check that ends before it begins, and writes nothing', () => {
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    expect(() => publishProfile(department(), profileId, { checkedUntil: '2020-01-01' })).toThrow(
      refusal('profile.check_end_past', { field: 'checkedUntil' }),
    )
    expect(ownProfile(actor).status).toBe('submitted')
  })
})

describe('changing an introduced profile', () => {
  it('takes effect at once, is recorded with the part, and search follows', () => {
    const { actor, profileId } = consultant({ subjects: ['5S'] })
    const before = ownProfile(actor).version
    forgetJobs()
    saveReach(actor, lastReach(actor))

    const profile = publicProfile(null, profileId)
    expect(profile).toMatchObject({ status: 'published', version: before + 1, anySector: false })
    expect(profile.sectors.map((sector) => sector.code)).toEqual(['01', '10'])
    expect(profile.areas.map((area) => area.code)).toEqual(['11', '14'])
    expect(syncJobs(profileId)).toHaveLength(1)
    const changed = db.select().from(events).where(eq(events.name, 'profile.changed')).all().at(-1)
    expect(changed).toMatchObject({ profileId, detail: { parts: ['reach'] } })
  })

  it('is no change when the same is saved again', () => {
    const { actor, profileId } = consultant()
    saveReach(actor, lastReach(actor))
    const { version } = ownProfile(actor)
    forgetJobs()
    saveReach(actor, lastReach(actor))
    expect(ownProfile(actor).version).toBe(version)
    expect(syncJobs(profileId)).toEqual([])
  })

  it('keeps the descriptions of the subjects that stay', () => {
    const { actor } = consultant({ subjects: ['5S', 'KAIZEN'] })
    describeServices(actor, { services: [{ subject: '5S', description: 'Sáu tuần tại xưởng.' }] })
    chooseServices(actor, { subjects: ['TPM', '5S'] })
    const services = ownProfile(actor).services.map(({ subject, description }) => [subject.code, description])
    expect(Object.fromEntries(services)).toEqual({ '5S': 'Sáu tuần tại xưởng.', TPM: '' })
  })

  it('refuses a subject, sector or province that does not exist', () => {
    const { actor } = consultant({ subjects: ['5S'] })
    expect(() => chooseServices(actor, { subjects: ['NO-SUCH'] })).toThrow(
      refusal('choice_unknown', { field: 'subjects' }),
    )
    expect(() => saveReach(actor, { ...lastReach(actor), provinces: ['99'] })).toThrow(
      refusal('choice_unknown', { field: 'provinces' }),
    )
    expect(() => saveReach(actor, { ...lastReach(actor), sectors: ['no'] })).toThrow(
      refusal('choice_unknown', { field: 'sectors' }),
    )
    expect(ownProfile(actor).services.map(({ subject }) => subject.code)).toEqual(['5S'])
  })
})
