import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { sendWaves } from '~/domain/proposals/send-waves.server'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { memberships, profiles, requests, users, waves } from '~db/schema'

/**
 * A process beside the application, on its database: `asked` gives the e-mails of those who were asked for a need and have not answered, as
 * JSON, `request` the newest request to one of them; `morning` is that of two weeks after the need's last wave.
 */
const verbs: Record<string, (needId: string, email: string) => unknown> = {
  asked: (needId) => {
    const rows = db
      .select({ id: requests.id, email: users.email })
      .from(requests)
      .innerJoin(profiles, eq(profiles.id, requests.profileId))
      .innerJoin(memberships, eq(memberships.organisationId, profiles.organisationId))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(requests.needId, needId), eq(requests.status, 'sent'), isNotNull(users.email)))
      .orderBy(asc(requests.sentAt))
      .all()
    return [...new Map(rows.map(({ id, email }) => [id, email])).values()]
  },
  request: (needId, email) => {
    const [newest] = db
      .select({ id: requests.id })
      .from(requests)
      .innerJoin(profiles, eq(profiles.id, requests.profileId))
      .innerJoin(memberships, eq(memberships.organisationId, profiles.organisationId))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(requests.needId, needId), eq(users.email, email)))
      .orderBy(desc(requests.sentAt))
      .all()
    return newest!.id
  },
  morning: (needId) => {
    db.update(waves)
      .set({ lastWaveAt: new Date(now().getTime() - 14 * 86_400_000) })
      .where(eq(waves.needId, needId))
      .run()
    sendWaves()
  },
}

const [verb = '', needId = '', email = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(verbs[verb]!(needId, email) ?? null))
