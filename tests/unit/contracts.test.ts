import { expect, it } from 'vitest'
import { eventShapes } from '~/domain/activity/events'
import { jobPayloads } from '~/jobs/kinds'
import { mailKinds } from '~/mail/kinds'

type Declared = Record<string, Record<string, unknown>>
const all = (modules: Record<string, Declared>) => Object.values(modules).flatMap(Object.values).flatMap(Object.keys)

it.each([
  [
    'events',
    all(import.meta.glob<Declared>(['/app/domain/*/events.ts', '!**/activity/*'], { eager: true })),
    eventShapes,
  ],
  [
    'jobs',
    all(import.meta.glob<Declared>(['/app/domain/*/jobs.ts', '/app/{mail,phone}/jobs.ts'], { eager: true })),
    jobPayloads,
  ],
  ['mails', all(import.meta.glob<Declared>('/app/domain/*/mails.ts', { eager: true })), mailKinds],
])('all %s that a domain declares are in the list, each name once', (_what, declared, listed) => {
  expect(declared.length).toBeGreaterThan(0)
  expect(declared.sort()).toEqual(Object.keys(listed).sort())
})
