import { optionsOf } from './runtime/command'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { measureAll, type Plan } from './bench/measure-all'
import { inBenchPlace } from './bench/place'
import { report } from './bench/report'
import { OperatorError } from './runtime/faults'

/** From so many profiles on, and not in a hurry, the figures are worth keeping. */
const KEPT_FROM = 100_000
const KEPT_IN = path.join(import.meta.dirname, '../docs/performance.md')

const USAGE = 'npm run bench -- [--profiles 100000] [--quick]'
const { values } = optionsOf(USAGE, {
  options: { profiles: { type: 'string', default: '100000' }, quick: { type: 'boolean', default: false } },
})
const profiles = z.coerce.number().int().min(100).max(1_000_000).safeParse(values.profiles)
if (!profiles.success) throw new OperatorError(`--profiles: 100 to 1000000. Usage: ${USAGE}`)

const plan: Plan = { profiles: profiles.data, quick: values.quick }
const start = performance.now()
const tell = (what: string) => console.error(`${Math.round((performance.now() - start) / 1000)} s: ${what}`)

await inBenchPlace(async (place) => {
  const text = report(await measureAll(place, plan, tell), performance.now() - start)
  console.log(text)
  if (plan.quick || plan.profiles < KEPT_FROM) return
  writeFileSync(KEPT_IN, await format(text, { ...(await resolveConfig(KEPT_IN)), filepath: KEPT_IN }))
  tell(`written to ${KEPT_IN}`)
})
