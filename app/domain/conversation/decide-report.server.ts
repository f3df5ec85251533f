import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { messageReports, messages } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import type { ReportDecisionInput } from './forms'
import { reportOf } from './reports.server'

/**
 * The department decides on a message that was reported: it stays, or both sides see the reason in its place. Throws
 * `accounts.own_interest` for who belongs to one of the two sides, `state_changed` where a colleague was quicker.
 */
export function decideReport(actor: Actor, reportId: string, { decision, reason }: ReportDecisionInput) {
  transact((tx) => {
    const report = reportOf(actor, reportId, tx)
    if (report.isOwnMatter) throw new DomainError('accounts.own_interest')
    if (report.decision) throw new DomainError('state_changed', { from: report.decision, to: decision })
    const { needId, requestId, messageId } = report
    tx.update(messageReports)
      .set({ decision, decisionReason: reason, decidedBy: actor.userId, decidedAt: now() })
      .where(eq(messageReports.id, reportId))
      .run()
    if (decision === 'hidden') {
      tx.update(messages).set({ hiddenReason: reason }).where(eq(messages.id, messageId)).run()
    }
    recordEvent(tx, actor, 'message.report_decided', { needId, requestId, messageId, reportId, decision })
  })
}
