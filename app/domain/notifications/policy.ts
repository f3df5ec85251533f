import type { Actor, Role } from '../accounts/lifecycle'
import { canWrite } from '../accounts/policy'
import type { Reader } from './kind'

/** As what somebody is told of things in a workspace; those who may only look there are told of their own account only. */
export const readersIn = (actor: Actor): Reader[] => [...(canWrite(actor) ? ofRole[actor.role] : []), 'person']

const ofRole: Record<Role, Reader[]> = {
  enterprise: ['enterprise'],
  consultant: ['consultant'],
  department: ['department'],
  agency: [],
  admin: [],
  unattached: [],
}
