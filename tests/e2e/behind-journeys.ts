import { eq } from 'drizzle-orm'
import { actorOf } from '~/domain/accounts/queries.server'
import { proposalForm } from '~/domain/proposals/forms'
import { usualWays } from '~/i18n/usual-ways'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { users } from '~db/schema'
import { askConsultant, consultant, enterprise, propose, publishedNeed } from '~tests/scenarios'

/**
 * A process beside the application, on its database: for each of some walks, a published need of its subject with one proposal, whose
 * milestones are the first and the last of the track's own steps, as JSON; they sign in with the password of `officer`.
 */
const [officerEmail = '', ...walks] = process.argv.slice(2)
const { id: officerId, passwordHash } = db.select().from(users).where(eq(users.email, officerEmail)).get()!
const checkedBy = actorOf(officerId)!

const proposed = walks.map((walk) => {
  const [name = '', subject = ''] = walk.split('|')
  const owner = enterprise({ name, passwordHash: passwordHash! })
  const adviser = consultant({
    name: `Tư vấn của ${name}`,
    subjects: [subject],
    checkedBy,
    passwordHash: passwordHash!,
  })
  const need = publishedNeed({ enterprise: owner, subjects: [subject], text: `Cần người giúp làm ${subject}.` })
  const [{ milestones }] = usualWays([subject]) as [ReturnType<typeof usualWays>[number]]
  const ends = proposalForm(today()).shape.milestones.parse([milestones[0], milestones.at(-1)])
  propose(askConsultant(need, adviser), { milestones: ends, durationWeeks: ends.at(-1)!.dueWeek })
  return { needPath: `/needs/${need.needId}`, enterprise: owner.email, consultant: adviser.actor.email }
})
process.stdout.write(JSON.stringify(proposed))
