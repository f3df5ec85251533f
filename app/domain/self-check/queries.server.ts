import { and, countDistinct, desc, eq, gte, lt } from 'drizzle-orm'
import { questionsOf, fieldOfSection, type Level, type SelfCheckField } from '~/vocabulary/self-check'
import { sectorOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { nationalResults, organisations, selfChecks } from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { isEnterprise } from '../accounts/policy'
import { organisationOf } from '../accounts/queries.server'
import { addDays } from '../days'
import { notFound } from '../errors'
import { type Answers, reachedByHalf } from './answers'
import { COMPARED_DAYS, LEAST_COMPARED } from './lifecycle'

/** The results that the actor's enterprise kept, the last first. */
export const checksOf = (actor: Actor) =>
  db
    .select()
    .from(selfChecks)
    .where(eq(selfChecks.organisationId, enterpriseOf(actor)))
    .orderBy(desc(selfChecks.keptOn))
    .all()
export type KeptCheck = ReturnType<typeof checksOf>[number]

/** One of them, with the one of the same field before it; anybody else's is not found. */
export function checkOf(actor: Actor, selfCheckId: string) {
  const own = eq(selfChecks.organisationId, enterpriseOf(actor))
  const check = db
    .select()
    .from(selfChecks)
    .where(and(own, eq(selfChecks.id, selfCheckId)))
    .get()
  if (!check) throw notFound()
  const earlier = db
    .select()
    .from(selfChecks)
    .where(and(own, eq(selfChecks.field, check.field), lt(selfChecks.keptOn, check.keptOn)))
    .orderBy(desc(selfChecks.keptOn))
    .get()
  return { check, earlier: earlier ?? null }
}

/** What the actor's enterprise noted down of the national self-assessment, the last first. */
export const nationalResultsOf = (actor: Actor) =>
  db
    .select()
    .from(nationalResults)
    .where(eq(nationalResults.organisationId, enterpriseOf(actor)))
    .orderBy(desc(nationalResults.takenOn), desc(nationalResults.notedAt))
    .all()

/** The field of the actor's enterprise, by its sector; undefined where that is not known. */
export function fieldOf(actor: Actor | null): SelfCheckField | undefined {
  if (!actor || !isEnterprise(actor)) return undefined
  const { sectorVersion, sectorCode } = organisationOf(actor)
  const sector = sectorVersion && sectorCode ? sectorOf(sectorVersion, sectorCode) : undefined
  return sector && fieldOfSection(sector.parent ?? sector.code)
}

export type Compared = { enterprises: number; levels: Partial<Record<string, Level>> }

/**
 * What at least half of a field's enterprises have reached at each question, by the last result that each kept; null before
 * LEAST_COMPARED of them have, and nothing of a question that fewer answered.
 */
export function comparedWith(field: SelfCheckField): Compared | null {
  const kept = db
    .select({ organisationId: selfChecks.organisationId, answers: selfChecks.answers })
    .from(selfChecks)
    .where(and(eq(selfChecks.field, field), gte(selfChecks.keptOn, addDays(today(), -COMPARED_DAYS))))
    .orderBy(desc(selfChecks.keptOn))
    .all()
  const last = new Map<string, Answers>()
  for (const { organisationId, answers } of kept) if (!last.has(organisationId)) last.set(organisationId, answers)
  if (last.size < LEAST_COMPARED) return null
  const levels = questionsOf(field).flatMap(({ id }) => {
    const given = [...last.values()].flatMap((answers) => answers[id] ?? [])
    return given.length < LEAST_COMPARED ? [] : [[id, reachedByHalf(given)] as const]
  })
  return { enterprises: last.size, levels: Object.fromEntries(levels) }
}

/** How many enterprises of the actor's province keep a result. */
export const enterprisesChecked = ({ provinceCode }: Actor): number =>
  db
    .select({ n: countDistinct(selfChecks.organisationId) })
    .from(selfChecks)
    .innerJoin(organisations, eq(organisations.id, selfChecks.organisationId))
    .where(eq(organisations.provinceCode, provinceCode ?? ''))
    .get()!.n
