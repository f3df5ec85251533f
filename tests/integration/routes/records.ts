import { eq } from 'drizzle-orm'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor, Role } from '~/domain/accounts/lifecycle'
import { saveSearch } from '~/domain/alerts/save-search.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { certificates } from '~db/schema'
import { consultant, consultantWithDraft, department, enterprise, reportedOutcome } from '~tests/scenarios'

/** Records of people who have nothing to do with those who ask. */
export function strangersRecord() {
  const { needId, requestId, proposalId, engagementId, outcomeId, certificateId } = reportedOutcome()
  const { evidenceFileId } = db.select().from(certificates).where(eq(certificates.id, certificateId)).get()!
  const draftProfileId = consultantWithDraft().profileId
  const wishes = { name: 'HACCP', frequency: 'daily' } as const
  const searchId = saveSearch(enterprise(), { id: newId(), kind: 'consultants', query: 'subject=HACCP', ...wishes })
  return { needId, requestId, proposalId, engagementId, outcomeId, draftProfileId, fileId: evidenceFileId, searchId }
}
export type StrangersRecord = ReturnType<typeof strangersRecord>

/** One account of each role with work of its own elsewhere: the department is another province's. */
export const onlookers = (): Record<Role, Actor> => ({
  enterprise: enterprise({ name: 'Hộ dệt Mường Xa' }),
  consultant: consultant({ name: 'Viện Năng suất Đồng Bằng' }).actor,
  department: department({ provinceCode: '11' }),
  admin: createAccount({
    email: `${newId()}@vi-du.example`,
    name: 'Quản trị',
    passwordHash: 'no password',
    organisation: null,
  }),
})
