import type { Actor } from '~/domain/accounts/lifecycle'
import { worklist } from '~/domain/programme/queries.server'
import { isReporter, reportsDue } from '~/domain/reporting/queries.server'

/** What waits for the department, one count each, the yearly reports that are due among them. */
export const departmentWork = (actor: Actor) => ({
  ...worklist(actor),
  yearlyReports: isReporter(actor) ? reportsDue(actor).length : 0,
})
