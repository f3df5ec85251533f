import * as m from './paraglide/messages'

/** What somebody is called by who did something here; who has deleted the account since has no name any more. */
export const personName = (name: string): string => name || m.person_deleted()
