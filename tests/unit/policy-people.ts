import { type Actor, actorIn, type MembershipRole, type Role } from '~/domain/accounts/lifecycle'

const agencyKinds = { department: 'department_in_charge', agency: 'commune' } as const

export function actorOf(role: Role, membership: MembershipRole = 'owner'): Actor {
  const hasNone = role === 'admin' || role === 'unattached'
  const workspace = {
    role,
    organisationId: hasNone ? null : `${role}-organisation`,
    organisationName: hasNone ? null : role,
    provinceCode: hasNone ? null : '14',
    membership: hasNone ? null : membership,
    agencyKind: role === 'department' || role === 'agency' ? agencyKinds[role] : null,
  }
  return actorIn({ userId: `${role}-user`, name: role, email: `${role}@example.vn`, phone: null }, workspace, [
    workspace,
  ])
}

/** Whose record it is: the actor's own, somebody else's in the same province, somebody else's elsewhere. */
export const RELATIONS = ['own', 'same province', 'elsewhere'] as const
export type Relation = (typeof RELATIONS)[number]

/** A record with every column that policies look at; the actor's organisation stands on both sides of an own one. */
export function recordFor(actor: Actor, relation: Relation) {
  const organisation = relation === 'own' ? (actor.organisationId ?? 'own') : 'somebody-else'
  return {
    id: organisation,
    userId: relation === 'own' ? actor.userId : 'somebody-else',
    organisationId: organisation,
    enterpriseId: organisation,
    consultantId: organisation,
    provinceCode: relation === 'elsewhere' ? '01' : '14',
  }
}
export type AnyRecord = ReturnType<typeof recordFor>
