import type { Actor } from '../accounts/lifecycle'

/** The agency in charge reports for the whole of its province. */
export const canWriteReports = (actor: Actor) =>
  actor.capabilities.includes('write_reports') && actor.provinceCode !== null
