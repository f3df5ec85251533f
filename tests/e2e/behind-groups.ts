import { eq, isNotNull, and, like } from 'drizzle-orm'
import { actorOf } from '~/domain/accounts/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import type { Holder } from '~/domain/groups/lifecycle'
import { db } from '~db/connection'
import { engagements, needGroups, users } from '~db/schema'
import { askConsultant, certificate, consultant, formedGroup, GROUP_SUBJECT, type Mailed } from '~tests/scenarios'

/**
 * A process beside the application, on its database: `formed` gives a group of three whose joint need is published and a consultant who is
 * invited for it, as JSON; they sign in with the demo password of `officer`. `certify` records and verifies the certificates of the members
 * of a group (its id) that have none.
 */
const [verb = '', officerEmail = '', about = ''] = process.argv.slice(2)
const officerRow = db.select().from(users).where(eq(users.email, officerEmail)).get()!
const officer = actorOf(officerRow.id)!

const verbs: Record<string, () => unknown> = {
  formed: () => {
    const places = ['Một', 'Hai', 'Ba']
    const names = places.map((place) => `HTX Vườn ${place} ${about === 'each' ? 'Riêng' : 'Chung'}`)
    const group = formedGroup({ officer, names, holder: about as Holder })
    const asked = askConsultant(group, consultant({ name: `Trung tâm Tư vấn Vườn ${about}`, checkedBy: officer }))
    const { passwordHash } = officerRow
    db.update(users)
      .set({ passwordHash })
      .where(and(isNotNull(users.email), like(users.passwordHash, 'no password')))
      .run()
    const emails = group.members.map(({ enterprise }) => (enterprise as Mailed).email)
    const { groupId, needId } = group
    return {
      groupId,
      needId,
      requestId: asked.requestId,
      names,
      emails,
      consultant: (asked.consultant as Mailed).email,
    }
  },
  certify: () => {
    const { jointNeedId } = db.select().from(needGroups).where(eq(needGroups.id, about)).get()!
    const engagement = db.select().from(engagements).where(eq(engagements.needId, jointNeedId!)).get()!
    const [first, ...others] = jointMembers(jointNeedId!)
    const owner = db.select().from(users).all()
    const lead = owner.map(({ id }) => actorOf(id)).find((one) => one?.organisationId === first!.organisationId)!
    for (const { id, number } of others) {
      const paper = certificate({ subjectCode: GROUP_SUBJECT, memberId: id, memberIds: [], number: `RIENG-${number}` })
      verifyOutcome(officer, recordCertificate(lead, engagement.id, paper), { checkedWith: 'original' })
    }
  },
}

process.stdout.write(JSON.stringify(verbs[verb]!() ?? null))
