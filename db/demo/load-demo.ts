import { count } from 'drizzle-orm'
import { hashPassword } from '~/auth/password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { type Actor, type Role, signInName } from '~/domain/accounts/lifecycle'
import { countRefusal } from '~/domain/accounts/mail-refused.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { readAll } from '~/domain/notifications/read-notifications.server'
import { readSubjects } from '~/domain/suggestion/read-subjects.server'
import { homeProvince } from '~/vocabulary/province.server'
import { at } from '../clock'
import { db, transact } from '../connection'
import { idFrom, withIdsFrom } from '../ids'
import { users } from '../schema'
import { tellAssisted } from './assisted'
import { tellBesideNeeds } from './beside-needs'
import { addConsultant, demoDay } from './consultants'
import { canDemo, demoFiles, demoSignIns } from './files'
import { tellFollowed } from './followed'
import { addPeople } from './people'
import { tellGroup } from './groups'
import { tellQuestions } from './questions'
import { tellReports } from './tell-reports'
import { addEnterprise, tellStory } from './tell-story'

/** For the demo only; the accounts exist only where the demo province was asked for. */
const DEMO_PASSWORD = 'nang-suat-chat-luong'

/** `login`: its e-mail, else its mobile number. `note`: what is special about it, in the operator's English. */
export type DemoAccount = { role: Role; login: string; password: string; note?: string }

/** Accounts to sign in with: the first of each role has nothing special. */
export function demoAccounts(): DemoAccount[] {
  const { enterprise, consultant } = demoSignIns()
  const { agencies, people } = demoFiles().others
  const accounts: Omit<DemoAccount, 'password'>[] = [
    { role: 'enterprise', login: enterprise },
    { role: 'consultant', login: consultant },
    { role: 'department', login: 'so-khcn@vi-du.example' },
    ...agencies.map(({ email }) => ({ role: 'agency' as const, login: email })),
    { role: 'admin', login: 'quan-tri@vi-du.example' },
    ...people.map(({ note, ...names }) => ({ role: 'enterprise' as const, login: signInName(names), note })),
  ]
  return accounts.map((account) => ({ ...account, password: DEMO_PASSWORD }))
}

const isEmpty = () => db.select({ n: count() }).from(users).get()!.n === 0

/** Whether the database holds the demo province. */
export const hasDemo = () =>
  db
    .select({ id: users.id })
    .from(users)
    .all()
    .some(({ id }) => id === idFrom('user admin'))

/**
 * Loads the demo province into a database without accounts: fictional consultants and enterprises, and a year of what
 * came of their needs, all through the commands that the pages call. The same on every machine. Returns whether it loaded:
 * not every province has a demo.
 */
export async function loadDemoIfEmpty(): Promise<boolean> {
  if (!isEmpty() || !canDemo()) return false
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  transact(() => withIdsFrom('demo province', () => tellTheYear(passwordHash)))
  return true
}

function tellTheYear(passwordHash: string) {
  const { profiles, needs, stories, groups, questions, others, followed, beside, reports, assisted } = demoFiles()
  const department = addAgency(passwordHash)
  const consultants = profiles.map((profile, index) =>
    addConsultant(
      department,
      profile,
      passwordHash,
      profile.introduced_on ?? profileDay(index, profile.verification_status),
    ),
  )
  const enterprises = new Map<string, Actor>()
  for (const story of stories) {
    const need = needs.find((row) => row.id === story.need)!
    const known = enterprises.get(need.org_name)
    const enterprise = known ?? addEnterprise(need, passwordHash, story.day)
    enterprises.set(need.org_name, enterprise)
    tellStory(
      story,
      need,
      readSubjects(need.text, need.subjects, { sectorCode: need.sector_code }),
      enterprise,
      department,
      consultants,
    )
  }
  groups.forEach((group, place) => tellGroup(group, place, department, consultants, passwordHash))
  tellQuestions(department, questions)
  addPeople(enterprises, others, department, passwordHash)
  tellAssisted(assisted, department, enterprises, passwordHash)
  const ownerOf = (id: string) => enterprises.get(needs.find((need) => need.id === id)!.org_name)!
  tellBesideNeeds(beside, ownerOf)
  if (followed) tellFollowed(followed, { department, passwordHash, consultants, ownerOf })
  if (followed) tellReports(reports, department, actorOf(idFrom(`user ${followed.officer.email}`))!)
  readUntil(LAST_READ)
  refuseMailsTo([...enterprises.values()].at(-1)!)
}

/** Until when everybody has read what they were told. */
const LAST_READ = '2026-11-12'

function readUntil(day: string) {
  for (const { id } of db.select({ id: users.id }).from(users).all()) {
    const actor = actorOf(id)
    if (actor) at(demoDay(day), () => readAll(actor))
  }
}

/** One mailbox takes none of our mails. */
function refuseMailsTo({ userId, email }: Actor) {
  for (const day of ['2026-11-10', '2026-11-12']) {
    at(demoDay(day), () => transact((tx) => countRefusal(tx, userId, email!)))
  }
}

/** Profiles came in two a day from the end of 2025; those still pending came last. */
function profileDay(index: number, status: 'verified' | 'pending' | 'expired') {
  if (status === 'pending') return '2026-11-16'
  return new Date(Date.UTC(2025, 11, 1 + Math.floor(index / 2))).toISOString().slice(0, 10)
}

function addAgency(passwordHash: string): Actor {
  return at(demoDay('2025-12-01', 7), () => {
    createAccount({
      id: idFrom('user admin'),
      email: 'quan-tri@vi-du.example',
      name: 'Quản trị (minh họa)',
      passwordHash,
      organisation: null,
    })
    return createAccount({
      id: idFrom('user department'),
      email: 'so-khcn@vi-du.example',
      name: 'Cầm Thị Ngân (minh họa)',
      passwordHash,
      organisation: {
        id: idFrom('organisation department'),
        kind: 'agency',
        agencyKind: 'department_in_charge',
        name: 'Sở Khoa học và Công nghệ (minh họa)',
        provinceCode: homeProvince().code,
      },
    })
  })
}
