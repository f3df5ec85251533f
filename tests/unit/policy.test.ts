import { describe, expect, it } from 'vitest'
import { AGENCY_KINDS } from '~/domain/accounts/agencies'
import { type Actor, actorIn, MEMBERSHIP_ROLES, ROLES, type Role } from '~/domain/accounts/lifecycle'
import {
  canChangeOrganisation,
  canHelpAccounts,
  canManagePeople,
  canRunSystem,
  canWrite,
  hasOwnInterest,
} from '~/domain/accounts/policy'
import { canSaveSearch, canUseSavedSearch } from '~/domain/alerts/policy'
import {
  canAgreeToBeTold,
  canDecideOutcome,
  canReadEvidence,
  canRecordCertificate,
  canVerifyOutcomes,
} from '~/domain/certification/policy'
import { canOversee, canOverseeProvince } from '~/domain/conversation/policy'
import type { ConsultantRole } from '~/domain/directory/lifecycle'
import {
  canDecideProfile,
  canEditProfile,
  canHaveProfile,
  canReadPapers,
  canSeeOrganisation,
  canSeeSharedTaxCodes,
  canSeeProfile,
  canSubmitProfile,
} from '~/domain/directory/policy'
import * as engagement from '~/domain/engagement/policy'
import { canAnswerFor, canGatherGroups, canSeeGathered } from '~/domain/groups/policy'
import { canSetWeights } from '~/domain/matching/policy'
import { canAnswerEnquiry, canReadEnquiries } from '~/domain/enquiries/policy'
import { canSeeLearning } from '~/domain/learning/policy'
import * as needs from '~/domain/needs/policy'
import { canSeeProgramme } from '~/domain/programme/policy'
import { canWriteReports } from '~/domain/reporting/policy'
import type { NeedStatus } from '~/domain/needs/lifecycle'
import type { RequestStatus } from '~/domain/proposals/lifecycle'
import { canAnswerRequest, canBeAsked, canReadNeedFiles, canSeeRequest } from '~/domain/proposals/policy'
import { actorOf, type AnyRecord, recordFor, RELATIONS, type Relation } from './policy-people'

const reach = {
  nothing: [],
  own: ['own'],
  province: ['own', 'same province'],
  everything: RELATIONS,
} as const satisfies Record<string, readonly Relation[]>

type Rule = {
  when?: string
  may: (actor: Actor, record: AnyRecord) => boolean
  /** The records for which each role may; a role that is not named may for none. */
  roles: Partial<Record<Role, keyof typeof reach>>
}

const TODAY = '2026-06-15'
const profileIn = (status: 'draft' | 'submitted' | 'published' | 'returned', checkedUntil: string | null = null) => ({
  when: checkedUntil ? `${status}, checked until ${checkedUntil}` : status,
  may: (actor: Actor, record: AnyRecord) => canSeeProfile(actor, { ...record, status, checkedUntil }, TODAY),
})
const papersIn = (status: 'draft' | 'submitted' | 'published') => ({
  when: status,
  may: (actor: Actor, record: AnyRecord) => canReadPapers(actor, { ...record, status }),
})
const organisationWith = (profileStatus: 'draft' | 'submitted' | null) => ({
  when: profileStatus ? `its profile is ${profileStatus}` : 'without profile',
  may: (actor: Actor, record: AnyRecord) => canSeeOrganisation(actor, { ...record, profileStatus }),
})
const readsAs = (
  when: string,
  profile: Partial<{ status: 'published' | 'returned'; roles: ConsultantRole[]; checkedUntil: string }> = {},
) => ({
  when,
  may: (actor: Actor, record: AnyRecord) =>
    needs.canReadOpenNeeds(
      actor,
      { ...record, status: 'published', roles: ['consulting'], checkedUntil: null, ...profile },
      TODAY,
    ),
})
const filesOfNeed = (status: NeedStatus, asked?: { status: RequestStatus; isEngaged?: boolean }) => ({
  when: [status, asked?.status ?? 'not asked', asked?.isEngaged ? 'chosen' : ''].join(' '),
  may: (actor: Actor, record: AnyRecord) =>
    canReadNeedFiles(actor, { ...record, status }, asked && { ...record, isEngaged: false, ...asked }),
})
const ofParties = { enterprise: 'own', consultant: 'own' } as const
const ofNeed = { enterprise: 'own', department: 'province' } as const
const ownOfEverybody = {
  enterprise: 'own',
  consultant: 'own',
  department: 'own',
  agency: 'own',
  admin: 'own',
  unattached: 'own',
} as const
const everybody = {
  enterprise: 'everything',
  consultant: 'everything',
  department: 'everything',
  agency: 'everything',
  admin: 'everything',
  unattached: 'everything',
} as const

/** Every command's and page's policy. A `can…` function of a policy.ts that is not here fails the first test. */
const policies: Record<string, Rule[]> = {
  'accounts.canWrite': [{ may: canWrite, roles: everybody }],
  'accounts.canManagePeople': [
    {
      may: canManagePeople,
      roles: { enterprise: 'everything', consultant: 'everything', department: 'everything', agency: 'everything' },
    },
  ],
  'accounts.canHelpAccounts': [{ may: canHelpAccounts, roles: { department: 'everything' } }],
  'accounts.canRunSystem': [{ may: canRunSystem, roles: { admin: 'everything' } }],
  'accounts.canChangeOrganisation': [{ may: canChangeOrganisation, roles: ofParties }],
  'alerts.canSaveSearch': [
    { when: 'consultants', may: (actor) => canSaveSearch(actor, 'consultants'), roles: everybody },
    { when: 'needs', may: (actor) => canSaveSearch(actor, 'needs'), roles: { consultant: 'everything' } },
  ],
  'alerts.canUseSavedSearch': [{ may: canUseSavedSearch, roles: ownOfEverybody }],
  'directory.canHaveProfile': [{ may: canHaveProfile, roles: { consultant: 'everything' } }],
  'directory.canEditProfile': [{ may: canEditProfile, roles: { consultant: 'own' } }],
  'directory.canSubmitProfile': [{ may: canSubmitProfile, roles: { consultant: 'own' } }],
  'directory.canDecideProfile': [{ may: canDecideProfile, roles: { department: 'everything' } }],
  'directory.canSeeProfile': [
    { ...profileIn('draft'), roles: { consultant: 'own' } },
    { ...profileIn('submitted'), roles: { consultant: 'own', department: 'everything' } },
    { ...profileIn('returned'), roles: { consultant: 'own', department: 'everything' } },
    { ...profileIn('published'), roles: everybody },
    { ...profileIn('published', TODAY), roles: everybody },
    { ...profileIn('published', '2026-06-14'), roles: { consultant: 'own', department: 'everything' } },
  ],
  'directory.canReadPapers': [
    { ...papersIn('draft'), roles: { consultant: 'own' } },
    { ...papersIn('submitted'), roles: { consultant: 'own', department: 'everything' } },
    { ...papersIn('published'), roles: { consultant: 'own', department: 'everything' } },
  ],
  'directory.canSeeSharedTaxCodes': [{ may: canSeeSharedTaxCodes, roles: { department: 'everything' } }],
  'directory.canSeeOrganisation': [
    { ...organisationWith(null), roles: { department: 'province' } },
    { ...organisationWith('draft'), roles: { department: 'province' } },
    { ...organisationWith('submitted'), roles: { department: 'everything' } },
  ],
  'groups.canGatherGroups': [{ may: canGatherGroups, roles: { department: 'everything' } }],
  'groups.canSeeGathered': [{ may: canSeeGathered, roles: { department: 'province' } }],
  'groups.canAnswerFor': [{ may: canAnswerFor, roles: { enterprise: 'own' } }],
  'matching.canSetWeights': [{ may: canSetWeights, roles: { department: 'everything' } }],
  'needs.canPostNeed': [{ may: needs.canPostNeed, roles: { enterprise: 'everything' } }],
  'needs.canLookForNeeds': [{ may: needs.canLookForNeeds, roles: { consultant: 'everything' } }],
  'needs.canManageNeed': [{ may: needs.canManageNeed, roles: { enterprise: 'own' } }],
  'needs.canReadOpenNeeds': [
    { ...readsAs('introduced'), roles: { consultant: 'own' } },
    { ...readsAs('returned', { status: 'returned' }), roles: {} },
    { ...readsAs('check run out', { checkedUntil: '2026-06-14' }), roles: {} },
    { ...readsAs('only certifies', { roles: ['certification'] }), roles: {} },
  ],
  'needs.canFollowUp': [{ may: needs.canFollowUp, roles: { department: 'province' } }],
  'needs.canSeeNeed': [{ may: needs.canSeeNeed, roles: { enterprise: 'own', department: 'province' } }],
  'proposals.canBeAsked': [{ may: canBeAsked, roles: { consultant: 'everything' } }],
  'proposals.canReadNeedFiles': [
    { ...filesOfNeed('draft'), roles: { enterprise: 'own' } },
    { ...filesOfNeed('published'), roles: ofNeed },
    { ...filesOfNeed('published', { status: 'sent' }), roles: { ...ofNeed, consultant: 'own' } },
    { ...filesOfNeed('published', { status: 'proposed' }), roles: { ...ofNeed, consultant: 'own' } },
    { ...filesOfNeed('published', { status: 'declined' }), roles: ofNeed },
    { ...filesOfNeed('closed', { status: 'proposed' }), roles: ofNeed },
    { ...filesOfNeed('closed', { status: 'proposed', isEngaged: true }), roles: { ...ofNeed, consultant: 'own' } },
  ],
  'proposals.canSeeRequest': [{ may: canSeeRequest, roles: ofParties }],
  'proposals.canAnswerRequest': [{ may: canAnswerRequest, roles: { consultant: 'own' } }],
  'engagement.canSeeEngagement': [{ may: engagement.canSeeEngagement, roles: ofParties }],
  'engagement.canSubmitMilestone': [{ may: engagement.canSubmitMilestone, roles: { consultant: 'own' } }],
  'engagement.canDecideMilestone': [{ may: engagement.canDecideMilestone, roles: { enterprise: 'own' } }],
  'engagement.canConfirmAgreement': [{ may: engagement.canConfirmAgreement, roles: ofParties }],
  'engagement.canProposeChange': [{ may: engagement.canProposeChange, roles: ofParties }],
  'engagement.canReadSignedCopy': [{ may: engagement.canReadSignedCopy, roles: ofParties }],
  'engagement.canRemoveSignedCopy': [{ may: engagement.canRemoveSignedCopy, roles: ofParties }],
  'certification.canRecordCertificate': [{ may: canRecordCertificate, roles: ofParties }],
  'certification.canAgreeToBeTold': [{ may: canAgreeToBeTold, roles: ofParties }],
  'certification.canVerifyOutcomes': [{ may: canVerifyOutcomes, roles: { department: 'everything' } }],
  'certification.canDecideOutcome': [{ may: canDecideOutcome, roles: { department: 'province' } }],
  'certification.canReadEvidence': [{ may: canReadEvidence, roles: { ...ofParties, department: 'province' } }],
  'conversation.canOverseeProvince': [{ may: canOverseeProvince, roles: { department: 'everything' } }],
  'conversation.canOversee': [{ may: canOversee, roles: { department: 'province' } }],
  'enquiries.canReadEnquiries': [{ may: canReadEnquiries, roles: { department: 'everything' } }],
  'enquiries.canAnswerEnquiry': [{ may: canAnswerEnquiry, roles: { department: 'province' } }],
  'learning.canSeeLearning': [{ may: canSeeLearning, roles: { department: 'everything' } }],
  'programme.canSeeProgramme': [{ may: canSeeProgramme, roles: { department: 'everything' } }],
  'reporting.canWriteReports': [{ may: canWriteReports, roles: { department: 'everything' } }],
}

const modules = import.meta.glob<Record<string, unknown>>('../../app/domain/*/policy.ts', { eager: true })
const exported = Object.entries(modules).flatMap(([file, module]) => {
  const domain = file.split('/').at(-2)
  return Object.keys(module)
    .filter((name) => name.startsWith('can'))
    .map((name) => `${domain}.${name}`)
})

describe('who may do what', () => {
  it('is written down here for every policy of every domain', () => {
    expect(Object.keys(policies).sort()).toEqual(exported.sort())
  })

  const walk = Object.entries(policies).flatMap(([name, rules]) =>
    rules.flatMap((rule) =>
      ROLES.flatMap((role) =>
        RELATIONS.map((relation) => ({ name, when: rule.when ?? 'always', role, relation, rule })),
      ),
    ),
  )
  it.each(walk)('$name ($when): $role, $relation', ({ rule, role, relation }) => {
    const actor = actorOf(role)
    const allowed: readonly Relation[] = reach[rule.roles[role] ?? 'nothing']
    expect(rule.may(actor, recordFor(actor, relation))).toBe(allowed.includes(relation))
  })

  const others = AGENCY_KINDS.filter((kind) => kind !== 'department_in_charge')
  it.each(others)('gives an agency of the kind %s nothing of the department’s', (agencyKind) => {
    const commune = actorOf('agency')
    const actor = actorIn(commune, { ...commune, agencyKind }, [commune])
    for (const [name, rules] of Object.entries(policies)) {
      for (const { may, roles } of rules) {
        for (const relation of RELATIONS) {
          const allowed: readonly Relation[] = reach[roles.agency ?? 'nothing']
          expect(may(actor, recordFor(actor, relation)), `${name}, ${relation}`).toBe(allowed.includes(relation))
        }
      }
    }
  })

  it.each(MEMBERSHIP_ROLES)('lets a %s of an organisation write and change it as far as they may', (membership) => {
    const actor = actorOf('enterprise', membership)
    expect(canWrite(actor)).toBe(membership !== 'reader')
    expect(canChangeOrganisation(actor, { id: actor.organisationId! })).toBe(membership === 'owner')
  })

  it('takes no capability of an agency’s kind from its readers, but writing', () => {
    const officer = actorOf('department', 'reader')
    expect(canVerifyOutcomes(officer)).toBe(true)
    expect(canWrite(officer)).toBe(false)
  })

  it('knows what is an officer’s own, in whatever workspace they are', () => {
    const officer = actorOf('department')
    const teacher = actorOf('consultant')
    const both = actorIn(officer, officer, [officer, teacher])
    expect(hasOwnInterest(officer, [teacher.organisationId!])).toBe(false)
    expect(hasOwnInterest(both, ['somebody-else', teacher.organisationId!])).toBe(true)
  })

  it('shows a visitor published profiles only', () => {
    const profile = { organisationId: 'o', checkedUntil: null }
    expect(canSeeProfile(null, { ...profile, status: 'published' }, TODAY)).toBe(true)
    expect(canSeeProfile(null, { ...profile, status: 'submitted' }, TODAY)).toBe(false)
  })
})
