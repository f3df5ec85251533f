import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { lock, unlock } from '~/domain/accounts/second-step-keys.server'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { serviceKeys } from '~db/schema'
import { ask } from './ask.server'
import { PhoneUnavailable } from './errors'
import type { ZaloSettings } from './kinds'

const SERVICE = 'zalo'
/** Milliseconds before its end at which an access is got anew. */
const AHEAD = 300_000

const keysShape = z.object({ access: z.string(), refresh: z.string() })
const answerShape = z.object({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().optional(),
  error: z.coerce.number().optional(),
})

/**
 * What opens Zalo's interface: 25 hours, then got anew by a key that works once and brings the next one
 * (developers.zalo.me, "Xác thực và ủy quyền"). So the keys that follow the operator's first one are kept, locked; another first one begins
 * anew. Throws `PhoneUnavailable` where Zalo gives none.
 */
export async function zaloAccess(zalo: ZaloSettings): Promise<string> {
  const kept = keptKeys(zalo)
  if (kept && kept.accessEndsAt.getTime() > now().getTime() + AHEAD) return kept.access
  const answer = await ask(
    'Zalo',
    `${zalo.oauthUrl}/v4/oa/access_token`,
    {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', secret_key: zalo.secretKey },
      body: new URLSearchParams({
        refresh_token: kept?.refresh ?? zalo.refreshToken,
        app_id: zalo.appId,
        grant_type: 'refresh_token',
      }).toString(),
    },
    answerShape,
  )
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = answer
  if (!access || !refresh || !seconds)
    throw new PhoneUnavailable(`Zalo gives no access (${answer.error ?? 'no reason'})`)
  keep(zalo, { access, refresh }, new Date(now().getTime() + seconds * 1000))
  return access
}

/** The access is got anew the next time, by the key that is kept. */
export const forgetAccess = () =>
  transact((tx) => {
    tx.update(serviceKeys).set({ accessEndsAt: now() }).where(eq(serviceKeys.id, SERVICE)).run()
  })

/** Of which of the operator's keys the kept ones follow. */
const firstOf = ({ appId, refreshToken }: ZaloSettings) =>
  createHash('sha256').update(`${appId} ${refreshToken}`).digest('hex')

function keptKeys(zalo: ZaloSettings) {
  const row = db.select().from(serviceKeys).where(eq(serviceKeys.id, SERVICE)).get()
  if (!row || row.first !== firstOf(zalo)) return undefined
  const opened = unlock(SERVICE, row.lockedKeys)
  if (opened === null) return undefined
  return { ...keysShape.parse(JSON.parse(opened)), accessEndsAt: row.accessEndsAt }
}

function keep(zalo: ZaloSettings, keys: z.infer<typeof keysShape>, accessEndsAt: Date) {
  const row = { first: firstOf(zalo), lockedKeys: lock(SERVICE, JSON.stringify(keys)), accessEndsAt }
  transact((tx) => {
    tx.insert(serviceKeys)
      .values({ id: SERVICE, ...row })
      .onConflictDoUpdate({ target: serviceKeys.id, set: row })
      .run()
  })
}
