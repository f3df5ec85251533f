import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { requirePerson } from '~/auth/actor.server'
import { deleteExpiredSessions, startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { KEPT_HOURS, keepForm, keptForm } from '~/domain/accounts/kept-forms.server'
import { MADE_FOR, madeForOf, onlyShown } from '~/forms/carried'
import { hasKeptForm } from '~/forms/kept-form.server'
import { action as openKept, loader as keptPage } from '~/routes/account/kept'
import { action as signOut } from '~/routes/account/sign-out'
import { action as sendNeed } from '~/routes/enterprise/new-need'
import { action as setPreference } from '~/routes/public/preferences'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { keptForms, needs } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { cookieOf, locationOf, opened, posted } from '../accounts/posted-form'

beforeEach(freshDatabase)

const TEXT = 'Xưởng chè muốn làm HACCP để bán cho siêu thị, cần người hướng dẫn.'
const wanted = { text: TEXT, sectorCode: '10', communeCode: '04018', budgetMillion: 'chừng 30' }
const formOf = (actor: Actor) => ({ [MADE_FOR]: madeForOf(actor), id: newId(), ...wanted })

async function sessionOf(actor: Actor) {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  return headers.get('Set-Cookie')!.split(';')[0]!
}

/** A guarded page's answer is thrown. */
const answerOf = (work: unknown) => Promise.resolve(work).catch((thrown: unknown) => thrown)
const send = (args: ActionFunctionArgs) => answerOf(Promise.resolve(args).then(sendNeed))
const shown = (answer: unknown) => (answer as { data: { initialValue: Record<string, string>; error?: unknown } }).data

describe('a session that ended while a form was open', () => {
  it('gives the text back to its writer, in this browser, and nothing is carried out before', async () => {
    const writer = enterprise()
    const sent = await send(posted('/needs/new?from=menu', formOf(writer)))
    expect(locationOf(sent)).toBe('/sign-in?next=%2Fkept')
    const device = cookieOf(sent)

    const cookie = `${device}; ${await sessionOf(writer)}`
    const { kept } = await keptPage(opened('/kept', cookie))
    expect(kept).toMatchObject({ isOwn: true, path: '/needs/new?from=menu', hadFiles: false })
    if (!kept?.isOwn) throw new Error('It is the own one.')

    const endedAgain = await answerOf(Promise.resolve(posted('/kept', kept.fields, device)).then(openKept))
    expect([locationOf(endedAgain), cookieOf(endedAgain)]).toEqual(['/sign-in?next=%2Fkept', ''])
    expect(await hasKeptForm(opened('/', cookie).request, writer.userId)).toBe(true)
    const led = await openKept(posted('/kept', kept.fields, cookie))
    expect([led.status, locationOf(led), cookieOf(led)]).toEqual([307, onlyShown(kept.path), 'kept_form='])
    expect((await keptPage(opened('/kept', cookie))).kept).toBeNull()
    const again = await send(posted(onlyShown(kept.path), kept.fields, cookie))
    expect(shown(again).initialValue).toMatchObject({ text: TEXT, budgetMillion: 'chừng 30' })
    expect(shown(again).error).toBeUndefined()
    expect(db.select().from(needs).all()).toEqual([])

    const { budgetMillion: _, ...rest } = Object.fromEntries(kept.fields)
    expect(locationOf(await send(posted('/needs/new', rest, cookie)))).toMatch(/\/subjects$/)
  })

  it('keeps what was sent from several pages, each to be opened in its turn, also after another account came and went', async () => {
    const writer = enterprise()
    const other = enterprise({ name: 'HTX Rau Mường Xa' })
    const first = cookieOf(await send(posted('/needs/new?n=1', formOf(writer))))
    const both = cookieOf(await send(posted('/needs/new?n=2', { ...formOf(writer), text: `${TEXT} Gấp.` }, first)))
    const asOther = await keptPage(opened('/kept', `${both}; ${await sessionOf(other)}`))
    expect(asOther.kept).toEqual({ isOwn: false })
    const left = (await signOut(posted('/sign-out', {}, both))).headers.getSetCookie()
    expect(left.filter((line) => line.startsWith('kept_form'))).toEqual([])

    const session = await sessionOf(writer)
    const second = await openKept(posted('/kept', {}, `${both}; ${session}`))
    expect(locationOf(second)).toBe(onlyShown('/needs/new?n=2'))
    const rest = cookieOf(second)
    expect(await hasKeptForm(opened('/', rest).request, writer.userId)).toBe(true)
    expect(locationOf(await openKept(posted('/kept', {}, `${rest}; ${session}`)))).toBe(onlyShown('/needs/new?n=1'))
  })

  it('shows it to nobody else', async () => {
    const device = cookieOf(await send(posted('/needs/new', formOf(enterprise()))))
    const other = enterprise({ name: 'HTX Rau Mường Xa' })
    expect((await keptPage(opened('/kept', `${device}; ${await sessionOf(other)}`))).kept).toEqual({ isOwn: false })
    expect(await openKept(posted('/kept', {}, `${device}; ${await sessionOf(other)}`))).toMatchObject({ status: 303 })
    expect((await keptPage(opened('/kept', await sessionOf(other)))).kept).toBeNull()
  })

  it('keeps no password and no file, and says that files were chosen', async () => {
    const writer = enterprise()
    const body = new FormData()
    for (const [name, value] of Object.entries({ [MADE_FOR]: madeForOf(writer), note: 'x', currentPassword: 'bí mật' }))
      body.append(name, value)
    body.append('evidence', new File(['%PDF-'], 'giay.pdf'))
    await answerOf(requirePerson(new Request('http://localhost/account', { method: 'POST', body })))
    const [row] = db.select().from(keptForms).all()
    expect(row).toMatchObject({ hadFiles: true, path: '/account' })
    expect(JSON.stringify(row!.fields)).not.toMatch(/bí mật|evidence/)
  })

  it('keeps nothing of what no account of ours sent, nor what is too long', async () => {
    const writer = enterprise()
    const unknown = { ...formOf(writer), [MADE_FOR]: `${newId()}.${newId()}` }
    expect(locationOf(await send(posted('/needs/new', unknown)))).toBe('/sign-in?next=%2Fneeds%2Fnew')
    const visitors = { id: newId(), text: TEXT }
    expect(locationOf(await send(posted('/needs/new', visitors)))).toBe('/sign-in?next=%2Fneeds%2Fnew')
    const long = { ...formOf(writer), text: '\u0001'.repeat(60_000) }
    expect(locationOf(await send(posted('/needs/new', long)))).toBe('/sign-in?next=%2Fneeds%2Fnew')
    expect(db.select().from(keptForms).all()).toEqual([])
  })

  it('keeps the newest few of a person, for a day', async () => {
    const { userId } = enterprise()
    const start = Date.now()
    const ids = Array.from({ length: 7 }, (_, i) =>
      at(new Date(start + i * 1000), () => keepForm(userId, { path: '/', fields: [], hadFiles: false })!),
    )
    expect(ids.map((id) => keptForm(id, userId) !== null)).toEqual([false, false, true, true, true, true, true])
    const nextDay = new Date(start + KEPT_HOURS * 3_600_000 + 60_000)
    expect(at(nextDay, () => keptForm(ids[6]!, userId))).toBeNull()
    db.update(keptForms)
      .set({ createdAt: new Date(start - KEPT_HOURS * 3_600_000) })
      .run()
    await deleteExpiredSessions()
    expect(db.select().from(keptForms).all()).toEqual([])
  })
})

describe('language and colours', () => {
  const choose = (fields: Record<string, string>) => setPreference(posted('/preferences?back=%2Fneeds%2Fnew', fields))

  it('take what was typed along', async () => {
    const answer = await choose({ locale: 'en', text: TEXT })
    expect([answer.status, locationOf(answer)]).toEqual([307, '/needs/new?typed=1'])
    expect(cookieOf(answer)).toBe('locale=en')
  })

  it('lead back to a page without a form as before', async () => {
    const answer = await choose({ theme: 'dark' })
    expect([answer.status, locationOf(answer)]).toEqual([303, '/needs/new'])
  })
})
