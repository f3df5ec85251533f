import { beforeEach, describe, expect, it } from 'vitest'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { setDraftCookie } from '~/forms/draft-cookie.server'
import * as m from '~/i18n/paraglide/messages'
import { action as draftAction } from '~/routes/draft._index'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needDrafts } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, posted } from '../accounts/posted-form'

beforeEach(freshDatabase)

const visitor = async () => {
  const draftId = keepDraft(newId(), 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
  const cookie = (await setDraftCookie(draftId))['Set-Cookie'].split(';')[0]
  return (fields: Record<string, string>) => draftAction(posted('/draft', fields, cookie))
}
const kept = () => db.select().from(needDrafts).get()

describe('a visitor on the draft’s page', () => {
  it('who ticks no subject is told so by whichever button, before an account is asked for', async () => {
    const send = await visitor()
    const missing = [m.error_need_subjects_missing()]
    for (const step of ['update', 'invite', 'publish']) {
      expect(messagesOf(await send({ step, profileIds: newId() }))).toMatchObject({ suggested: missing })
    }
    expect(kept()).toMatchObject({ subjectCodes: null, profileIds: [] })
  })

  it('who asks nobody but presses the button for it is told so', async () => {
    const send = await visitor()
    const missing = { profileIds: [m.form_error_choose_consultant()] }
    expect(messagesOf(await send({ step: 'invite', suggested: 'TPM' }))).toEqual(missing)
  })

  it('loses no tick, whichever button is pressed', async () => {
    const send = await visitor()
    const profileIds = newId()
    expect(locationOf(await send({ step: 'update', suggested: 'TPM', chosen: 'LEAN', profileIds }))).toBe(
      '/draft#consultants',
    )
    expect(kept()).toMatchObject({ subjectCodes: ['TPM', 'LEAN'], profileIds: [profileIds] })
    expect(locationOf(await send({ step: 'invite', suggested: '5S', profileIds }))).toBe('/sign-up?next=/draft/claim')
    expect(kept()).toMatchObject({ subjectCodes: ['5S'], profileIds: [profileIds] })
    await send({ step: 'publish', suggested: '5S', profileIds })
    expect(kept()?.profileIds).toEqual([])
  })
})
