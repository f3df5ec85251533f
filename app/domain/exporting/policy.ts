import type { Actor } from '../accounts/lifecycle'
import { canWrite } from '../accounts/policy'

const isOfProvince = (actor: Actor) => actor.capabilities.includes('see_province') && actor.provinceCode !== null

/** Names of persons, telephones, e-mails and addresses in a file: for who runs the programme in its province, and acts there. */
export const takesPersonalData = (actor: Actor) => isOfProvince(actor) && canWrite(actor)

/** Who reads which files with personal data were taken: the department its own, the administrator all. */
export const seesTakenLists = (actor: Actor) => isOfProvince(actor) || actor.capabilities.includes('run_system')
