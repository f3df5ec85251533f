import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { addressOf } from '~/server/client-address'

const seen = async (trustedProxies: number, forwarded: string) => {
  const app = new Hono().get('/', (context) => context.text(addressOf(context, trustedProxies)))
  const answer = await app.request('/', { headers: { 'x-forwarded-for': forwarded } })
  return answer.text()
}

describe('the address that attempts are counted by', () => {
  it('is what the operator’s proxy saw, not what the client wrote before it', async () => {
    expect(await seen(1, '6.6.6.6, 203.0.113.7')).toBe('203.0.113.7')
    expect(await seen(2, '6.6.6.6, 203.0.113.7, 10.0.0.2')).toBe('203.0.113.7')
  })

  it('is never the client’s word where no proxy stands in front', async () => {
    expect(await seen(0, '6.6.6.6')).not.toBe('6.6.6.6')
  })
})
