import { beforeEach, describe, expect, it } from 'vitest'
import { confirmDraftSubjects, keepDraft } from '~/domain/needs/visitor-draft.server'
import { setDraftCookie } from '~/forms/draft-cookie.server'
import * as m from '~/i18n/paraglide/messages'
import { action as draftAction } from '~/routes/draft._index'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needDrafts } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, posted } from '../accounts/posted-form'

beforeEach(freshDatabase)

describe('a visitor who confirmed no subject', () => {
  const draftWith = async (subjects: string[]) => {
    const draftId = keepDraft(newId(), 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
    confirmDraftSubjects(draftId, subjects)
    const cookie = (await setDraftCookie(draftId))['Set-Cookie'].split(';')[0]
    return (fields: Record<string, string>) => draftAction(posted('/draft', fields, cookie))
  }

  it('is told so on the page, before an account is asked for', async () => {
    const send = await draftWith([])
    const missing = { suggested: [m.error_need_subjects_missing()] }
    expect(messagesOf(await send({ step: 'subjects' }))).toEqual(missing)
    expect(messagesOf(await send({ step: 'publish' }))).toEqual(missing)
    expect(messagesOf(await send({ step: 'invite', profileIds: newId() }))).toEqual(missing)
    expect(db.select().from(needDrafts).get()?.profileIds).toEqual([])
  })

  it('goes on once one is ticked', async () => {
    const send = await draftWith(['TPM'])
    expect(locationOf(await send({ step: 'publish' }))).toBe('/sign-up?next=/draft/claim')
  })
})
