import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { MACHINES, statesAsText } from '~/domain/states'

it('docs/states.md says what the definitions say: npm run states', () => {
  const file = path.join(import.meta.dirname, '../../docs/states.md')
  expect(readFileSync(file, 'utf8')).toBe(statesAsText())
})

describe.each(MACHINES)('a $name', ({ begins, transitions, waits }) => {
  it('comes to each of its states from the first', () => {
    const reached = new Set([begins])
    for (const state of reached) for (const next of transitions[state]!) reached.add(next)
    expect([...reached].sort()).toEqual(Object.keys(transitions).sort())
  })

  it('waits for somebody in each state that is no end', () => {
    const open = Object.entries(transitions).filter(([, to]) => to.length > 0)
    const alone = open.map(([state]) => state).filter((state) => !waits[state])
    // An ended need is opened again by its enterprise or never.
    expect(alone.filter((state) => state !== 'closed')).toEqual([])
    expect(Object.keys(waits).sort()).toEqual(Object.keys(transitions).sort())
  })
})
