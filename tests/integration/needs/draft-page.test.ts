import { beforeEach, describe, expect, it } from 'vitest'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { setDraftCookie } from '~/forms/draft-cookie.server'
import * as m from '~/i18n/paraglide/messages'
import * as home from '~/routes/public/home'
import { action as draftAction, loader as draftLoader } from '~/routes/public/draft'
import { subjectOf } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needDrafts } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { locationOf, messagesOf, opened, posted } from '../accounts/posted-form'

beforeEach(freshDatabase)

const draftCookie = async (text: string) => {
  const draftId = keepDraft(newId(), text)
  return (await setDraftCookie(draftId))['Set-Cookie'].split(';')[0]
}
const visitor = async () => {
  const cookie = await draftCookie('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
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

  it('who shares the device deletes what was written, ticked or not', async () => {
    const send = await visitor()
    const answer = await send({ step: 'drop' })
    expect(locationOf(answer)).toBe('/?done=dropped')
    const { html } = await shownPage(home, opened('/?done=dropped'))
    expect(html).toContain(m.draft_done_dropped())
    expect((answer as Response).headers.get('Set-Cookie')).toMatch(/^need_draft=;.*Max-Age=0/)
    expect(kept()).toBeUndefined()
  })
})

describe('subjects on the draft’s page', () => {
  it('are told in plain words, those suggested and all others of the list', async () => {
    const cookie = await draftCookie('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
    const data = await draftLoader(opened('/draft', cookie))
    if (!data.draft) throw new Error('There is no draft.')
    const { plainVi: plain } = subjectOf('TPM')!
    expect(data.suggestions[0]).toMatchObject({
      code: 'TPM',
      plain,
      because: ['Máy sấy chè hay hỏng giữa vụ', 'chờ thợ'],
    })
    expect(data.subjects.filter((subject) => subject.plain.length < 20)).toEqual([])
  })
})

describe('an answer on the draft’s page', () => {
  it('leads on, also to the diagnosis, which is ticked because it was asked for', async () => {
    const cookie = await draftCookie('Dạo này làm ăn khó khăn quá, giúp với.')
    await draftAction(posted('/draft', { step: 'update', 'answers.trouble': 'sales' }, cookie))
    const data = await draftLoader(opened('/draft', cookie))
    expect(data.draft?.confirmed).toEqual(['DIAGNOSE'])
    expect(data.draft && data.suggestions[0]).toMatchObject({ code: 'DIAGNOSE', because: [] })
  })
})

describe('somebody who writes in English', () => {
  it('is offered the page in English; somebody who writes without diacritics is not', async () => {
    const inEnglish = async (text: string) => {
      const data = await draftLoader(opened('/draft', await draftCookie(text)))
      return data.draft !== null && data.inEnglish
    }
    expect(await inEnglish('Our tea dryer breaks down every week and we wait for the mechanic')).toBe(true)
    expect(await inEnglish('may say che hay hong, buyer UK hoi BRC')).toBe(false)
  })
})

describe('questions on the draft’s page', () => {
  const ORGANIC = 'Hợp tác xã chè muốn có chứng nhận hữu cơ.'
  const page = async (text = ORGANIC) => {
    const cookie = await draftCookie(text)
    const send = (fields: Parameters<typeof posted>[1]) => draftAction(posted('/draft', fields, cookie))
    const open = async () => {
      const data = await draftLoader(opened('/draft', cookie))
      if (!data.draft) throw new Error('There is no draft.')
      return data
    }
    return { send, open }
  }

  it('are asked where two subjects are close, and their answer moves the suggestions and the ticks made for the visitor', async () => {
    const { send, open } = await page()
    const before = await open()
    const [likelier] = before.draft.confirmed
    const [answer, other] = likelier === 'ORGANIC-VN' ? ['export', 'ORGANIC-INTL'] : ['domestic', 'ORGANIC-VN']
    expect(before.suggestions.map(({ code }) => code).sort()).toEqual(['ORGANIC-INTL', 'ORGANIC-VN'])
    expect(before.questions[0]).toMatchObject({ code: 'market', legend: m.need_question_market() })
    const ticked = before.draft.confirmed.map((code): [string, string] => ['suggested', code])
    await send([['step', 'update'], ...ticked, ['answers.market', answer]])
    const after = await open()
    expect(after.draft).toMatchObject({ confirmed: [other], answers: { market: answer } })
    expect(after.suggestions[0]!.code).toBe(other)
    expect(after.questions.map(({ code }) => code)).toContain('market')
  })

  it('leave alone what the visitor ticked, need no answer, and are as many as two', async () => {
    const { send, open } = await page()
    expect((await open()).questions.length).toBeLessThanOrEqual(2)
    await send({ step: 'update', suggested: 'ORGANIC-VN', chosen: 'TPM', 'answers.market': 'export' })
    expect(kept()).toMatchObject({ subjectCodes: ['ORGANIC-VN', 'TPM'], answers: { market: 'export' } })
    await send({ step: 'invite', suggested: 'ORGANIC-VN', profileIds: newId(), 'answers.market': 'unknown' })
    expect(kept()).toMatchObject({ subjectCodes: ['ORGANIC-VN'], answers: { market: 'unknown' } })
  })

  it('are none where one subject leads, and an answer that no question has is refused', async () => {
    const { send, open } = await page('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
    expect((await open()).questions).toEqual([])
    await send({ step: 'update', suggested: 'TPM', 'answers.market': 'the moon' })
    expect(kept()?.answers).toEqual({})
  })
})

describe('a text that says nothing clear', () => {
  it('has nothing ticked, is asked what and where, is offered the diagnosis, and an answer leads on', async () => {
    const cookie = await draftCookie('Làm ăn khó khăn quá, giúp với.')
    const open = async () => {
      const data = await draftLoader(opened('/draft', cookie))
      if (!data.draft) throw new Error('There is no draft.')
      return data
    }
    const before = await open()
    expect(before).toMatchObject({ heard: 'vague', matches: [], draft: { confirmed: [] } })
    expect(before.questions.map(({ code }) => code)).toEqual(['trouble', 'place'])
    expect(before.suggestions.map(({ code }) => code)).toContain('DIAGNOSE')
    const answers = { 'answers.trouble': 'machines', 'answers.place': 'factory' }
    expect(locationOf(await draftAction(posted('/draft', { step: 'update', ...answers }, cookie)))).toBe('/draft')
    const after = await open()
    expect(after.heard).toBe('clear')
    expect(after.suggestions[0]!.code).toBe('TPM')
    expect(after.draft.confirmed).toEqual(['TPM'])
  })

  it('is clear once somebody has chosen, and so is what is not ours', async () => {
    for (const [text, heard] of [
      ['Làm ăn khó khăn quá, giúp với.', 'vague'],
      ['Vay ngân hàng mua xe tải', 'others'],
    ] as const) {
      const cookie = await draftCookie(text)
      expect(await draftLoader(opened('/draft', cookie)), text).toMatchObject({ heard, matches: [] })
      await draftAction(posted('/draft', { step: 'update', chosen: 'TPM' }, cookie))
      expect(await draftLoader(opened('/draft', cookie)), text).toMatchObject({
        heard: 'clear',
        questions: [],
        draft: { confirmed: ['TPM'] },
      })
    }
  })

  it('is answered for the part that is ours, and the rest is told apart', async () => {
    const cookie = await draftCookie('Năm ngoái có vay ngân hàng. Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
    const data = await draftLoader(opened('/draft', cookie))
    expect(data).toMatchObject({ heard: 'clear', apart: ['Năm ngoái có vay ngân hàng'] })
  })
})
