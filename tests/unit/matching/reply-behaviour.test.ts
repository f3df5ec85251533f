import { describe, expect, it } from 'vitest'
import { type Reply, replyBehaviour, typicalReply } from '~/domain/matching/ranking/reply-behaviour'

const inTime = (days: number): Reply => ({ inTime: true, days })
const late: Reply = { inTime: false, days: 12 }
const never: Reply = { inTime: false, days: null }
const times = (count: number, reply: Reply) => Array.from({ length: count }, () => reply)

describe('how a consultant answers', () => {
  it('is told as the share answered by the day and the median of the days', () => {
    expect(replyBehaviour([inTime(1), inTime(5), inTime(2), late, never], 0.5)).toMatchObject({
      counted: 5,
      inTime: 3,
      days: 2,
    })
  })

  it('is the mean of all for somebody never asked, and near it for somebody asked once', () => {
    const typical = typicalReply([...times(6, inTime(1)), ...times(4, never)])
    expect(replyBehaviour([], typical)).toEqual({ counted: 0, inTime: 0, days: null, score: typical, typical })
    const once = replyBehaviour([never], typical).score
    expect(once).toBeLessThan(typical)
    expect(once).toBeGreaterThan(typical * 0.8)
  })

  it('weighs more the more there is of it', () => {
    const score = (count: number, reply: Reply) => replyBehaviour(times(count, reply), 0.6).score
    expect(score(1, inTime(0))).toBeLessThan(score(20, inTime(0)))
    expect(score(1, never)).toBeGreaterThan(score(20, never))
  })

  it('is better soon than on the last day, and better on the last day than late', () => {
    const score = (reply: Reply) => replyBehaviour(times(10, reply), 0.6).score
    expect(score(inTime(0))).toBeGreaterThan(score(inTime(7)))
    expect(score(inTime(7))).toBeGreaterThan(score(late))
    expect(score(late)).toBe(score(never))
  })
})
