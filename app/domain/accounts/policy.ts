import type { AgencyKind } from './agencies'
import type { Actor, OrganisationKind, Role, Workspace } from './lifecycle'

/** Readers of an organisation see what its members see and change nothing. */
export const canWrite = (actor: Actor) => actor.capabilities.includes('write')

export const isEnterprise = (actor: Actor) => actor.role === 'enterprise'

/** An agency's data is the operator's. */
export const isOwnOrganisation = (actor: Actor, organisation: { id: string }) =>
  (actor.role === 'enterprise' || actor.role === 'consultant') && actor.organisationId === organisation.id

/** Of the people of an organisation, its owners change it. */
export const canChangeOrganisation = (actor: Actor, organisation: { id: string }) =>
  isOwnOrganisation(actor, organisation) && actor.capabilities.includes('change_organisation')

/** Of the people of an organisation, an agency's too, its owners say who works for it. */
export const canManagePeople = (actor: Actor) =>
  actor.organisationId !== null && actor.capabilities.includes('change_organisation')

/** An agency stays without people, and the operator gives it new ones; an enterprise or a consultant ends with the last of its people. */
export const isAgency = ({ agencyKind, role }: Pick<Workspace, 'agencyKind' | 'role'>) =>
  agencyKind !== null || role === 'agency'

/** Without anybody who acts for the department in charge, nobody decides in its province. */
export const isInCharge = ({ role, capabilities }: Pick<Actor, 'role' | 'capabilities'>) =>
  role === 'department' && capabilities.includes('write')

/** Jobs, indexes and the state of the machine are the administrator's. */
export const canRunSystem = (actor: Actor) => actor.capabilities.includes('run_system')

const STAFF: readonly Role[] = ['department', 'agency', 'admin']

/** Who acts for an agency or cares for the system, in whichever of their workspaces, needs more than a password. */
export const needsSecondStep = (workspaces: readonly Workspace[]) => workspaces.some(({ role }) => STAFF.includes(role))

/** An officer who also belongs to an organisation leaves the decision about it to a colleague. */
export const hasOwnInterest = (actor: Actor, organisationIds: readonly string[]) =>
  organisationIds.some((id) => actor.belongsTo.includes(id))

/** An officer of the department helps people back into their account. */
export const canHelpAccounts = (actor: Actor) => actor.capabilities.includes('help_accounts')

type Helped = {
  id: string
  isAdmin: boolean
  organisations: readonly { kind: OrganisationKind; agencyKind: AgencyKind | null; provinceCode: string }[]
}

/**
 * Whom: people of its province's enterprises and agencies, consultants, who come from every province, and who works for nobody. Never administrators and
 * those who act for a department in charge: whoever could give them a new password could act as them.
 */
export const mayBeHelped = (actor: Actor, { id, isAdmin, organisations }: Helped) =>
  canHelpAccounts(actor) &&
  id !== actor.userId &&
  !isAdmin &&
  organisations.every(({ agencyKind }) => agencyKind !== 'department_in_charge') &&
  (organisations.length === 0 ||
    organisations.some(
      ({ kind, provinceCode }) => kind === 'consulting' || kind === 'expert' || provinceCode === actor.provinceCode,
    ))
