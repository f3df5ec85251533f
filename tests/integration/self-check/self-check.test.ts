import { beforeEach, describe, expect, it } from 'vitest'
import { resultPath } from '~/domain/self-check/answers'
import { keepCheck } from '~/domain/self-check/keep-check.server'
import { noteNationalResult } from '~/domain/self-check/note-national-result.server'
import { checksOf, comparedWith, enterprisesChecked, nationalResultsOf } from '~/domain/self-check/queries.server'
import { AGAIN_DAYS, COMPARED_DAYS, MAX_NATIONAL_RESULTS } from '~/domain/self-check/lifecycle'
import { addDays } from '~/domain/days'
import { remind } from '~/domain/notifications/remind.server'
import { hashPassword } from '~/auth/password.server'
import * as keptPage from '~/routes/enterprise/kept-self-check'
import * as ownPage from '~/routes/enterprise/self-checks'
import { action as signUp } from '~/routes/account/sign-up'
import { action as signIn } from '~/routes/account/sign-in'
import * as questionsPage from '~/routes/public/self-check-questions'
import * as resultPage from '~/routes/public/self-check-result'
import * as startPage from '~/routes/public/self-check'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { selfChecks } from '~db/schema'
import { answersOf, colleague, consultant, department, enterprise, othersChecked } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { cookieOf, locationOf, messagesOf, opened, posted, signUpFields, statusOf } from '../accounts/posted-form'
import { toldTo } from '../notifications/told'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

type Form = ReturnType<typeof posted>
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const asTyped = (answers: object) =>
  Object.fromEntries(Object.entries(answers).map(([id, level]) => [id, String(level)]))
const field = (form: Form, name = 'factory') => ({ ...form, params: { field: name } })
const ANSWERS = answersOf('factory', 3, { machines: 1, quality: 2 })
const HERE = resultPath('factory', ANSWERS)
const here = (form: Form) => ({ ...form, params: { field: 'factory', answers: HERE.split('/').at(-1) } })
const kept = (form: Form, checkId: string) => ({ ...form, params: { checkId } })

const PASSWORD = 'cà phê chín đỏ'
const passwordHash = hashPassword(PASSWORD)
const signedIn = async ({ email }: { email: string }) =>
  cookieOf(await signIn(posted('/sign-in', { login: email, password: PASSWORD })))
const member = async () => enterprise({ passwordHash: await passwordHash })

describe('without an account', () => {
  it('all is answered, the result stands in its address, and nothing is stored', async () => {
    expect((await shownPage(startPage, opened('/self-check'))).html).toContain('href="https://dbi.gov.vn"')
    const asked = await shownPage(questionsPage, field(opened('/self-check/factory')))
    expect(asked.html.match(/<fieldset/g)).toHaveLength(12)
    expect(asked.html.match(/type="radio"/g)).toHaveLength(48)
    const answer = await questionsPage.action(field(posted('/self-check/factory', asTyped(ANSWERS))))
    expect(locationOf(answer)).toBe(HERE)

    const { html } = await shownPage(resultPage, here(opened(HERE)))
    expect(html).toContain('hỏng mới sửa')
    expect(html).toContain('Bước tiếp theo: lập danh sách máy')
    expect(html).toContain('Bước tiếp theo: kiểm tra ngay ở từng khâu')
    expect(html).toContain('/consultants?subject=TPM')
    expect(html).toContain(
      new URLSearchParams({ text: 'Máy của chúng tôi hay hỏng giữa chừng, phải dừng việc để sửa.' }).toString(),
    )
    expect(html).toContain(`/sign-up?next=${encodeURIComponent(HERE)}`)
    expect(html).not.toContain('value="keep"')
    expect(db.select().from(selfChecks).all()).toEqual([])
  })

  it('what was not answered is said beside its question, and what was chosen stays', async () => {
    const { goals: _, ...most } = asTyped(ANSWERS)
    const form = () => field(posted('/self-check/factory', { ...most, safety: '5' }))
    const answer = await questionsPage.action(form())
    expect(statusOf(answer)).toBe(400)
    expect(Object.keys(messagesOf(answer))).toEqual(['goals', 'safety'])
    const { html } = await shownPage(questionsPage, form())
    expect(html.match(/checked=""/g)).toHaveLength(10)
    expect(html).toMatch(/<a href="#self-check-goals">/)
  })

  it('an address that is no result is not found', () => {
    const open = (answers: string, named = 'factory') =>
      resultPage.loader({ ...opened('/'), params: { field: named, answers } })
    return Promise.all(
      [
        open('1-33'),
        open('1-333333333335'),
        open('2-333333333333'),
        open('1-333333333333-1'),
        open('1-333333333333', 'mine'),
      ].map((page) => expect(page).rejects.toMatchObject({ status: 404 })),
    )
  })
})

describe('an enterprise', () => {
  it('keeps the result of before its account: by signing up and coming back to the same address', async () => {
    const answer = await signUp(posted(`/sign-up?next=${encodeURIComponent(HERE)}`, signUpFields()))
    expect(locationOf(answer)).toBe(HERE)
    const cookie = cookieOf(answer)
    expect((await shownPage(resultPage, here(opened(HERE, cookie)))).html).toContain('value="keep"')
    const done = await resultPage.action(here(posted(HERE, { step: 'keep' }, cookie)))
    const checkId = db.select().from(selfChecks).get()!.id
    expect(locationOf(done)).toBe(`/self-checks/${checkId}?done=kept`)
    expect((await shownPage(keptPage, kept(opened('/', cookie), checkId))).html).toContain('hỏng mới sửa')
  })

  it('keeps one a day: the same once, another in its place', () => {
    const actor = enterprise()
    const first = keepCheck(actor, { field: 'factory', answers: ANSWERS })
    expect(keepCheck(actor, { field: 'factory', answers: ANSWERS })).toBe(first)
    expect(keepCheck(colleague(actor, 'member'), { field: 'farm', answers: answersOf('farm', 4) })).toBe(first)
    expect(checksOf(actor)).toMatchObject([{ field: 'farm', keptOn: today() }])
  })

  it('sees and removes its own only, and nobody answers for it', async () => {
    const owner = await member()
    const checkId = keepCheck(owner, { field: 'factory', answers: ANSWERS })
    const other = await signedIn(await member())
    await expect(keptPage.loader(kept(opened('/', other), checkId))).rejects.toMatchObject({ status: 404 })
    const remove = (cookie: string) => keptPage.action(kept(posted('/', { step: 'remove' }, cookie), checkId))
    await expect(remove(other)).rejects.toMatchObject({ status: 404 })
    expect(refusal(() => keepCheck(consultant().actor, { field: 'factory', answers: ANSWERS })).code).toBe('not_found')
    expect(locationOf(await remove(await signedIn(owner)))).toBe('/self-checks?done=removed')
    expect(checksOf(owner)).toEqual([])
  })

  it('a year later is asked again, until it has answered, and sees the change beside what was before', async () => {
    const owner = await member()
    at(inDays(-AGAIN_DAYS + 1), () => keepCheck(owner, { field: 'factory', answers: ANSWERS }))
    remind()
    expect(toldTo(owner)).not.toContain('self_check_due')
    const year = inDays(1)
    at(year, remind)
    at(year, remind)
    expect(toldTo(owner, { unread: true }).filter((kind) => kind === 'self_check_due')).toHaveLength(1)
    const id = at(year, () => keepCheck(owner, { field: 'factory', answers: { ...ANSWERS, machines: 3, people: 2 } }))
    expect(toldTo(owner, { unread: true })).not.toContain('self_check_due')
    at(inDays(2), remind)
    expect(toldTo(owner, { unread: true })).not.toContain('self_check_due')

    const { html } = await shownPage(keptPage, kept(opened('/', await signedIn(owner)), id))
    expect(html).toContain('1 việc khá lên, 1 việc kém đi')
    expect(html).toContain('Chưa làm, nay lên 2 mức')
    expect(html).toContain('Làm đều, nay xuống 1 mức')
  })
})

describe('beside others of the field', () => {
  const shown = async () => (await shownPage(resultPage, here(opened(HERE)))).html

  it('nothing is told of four enterprises; of five what at least half have reached', async () => {
    othersChecked([1, 2, 2, 3])
    othersChecked([4, 4, 4], 'farm')
    expect(comparedWith('factory')).toBeNull()
    expect(await shown()).toContain('cần ít nhất 5 doanh nghiệp')
    othersChecked([4])
    expect(comparedWith('factory')).toMatchObject({ enterprises: 5, levels: { machines: 2, 'factory-lots': 2 } })
    expect(await shown()).toContain('ít nhất một nửa trong 5 doanh nghiệp')
    expect(enterprisesChecked(department())).toBe(8)
  })

  it('an enterprise counts once, by what it kept last, and not for ever', () => {
    othersChecked([1, 2, 2, 3])
    const last = enterprise()
    at(inDays(-30), () => keepCheck(last, { field: 'factory', answers: answersOf('factory', 1) }))
    expect(comparedWith('factory')?.levels.machines).toBe(2)
    keepCheck(last, { field: 'factory', answers: answersOf('factory', 4) })
    expect(comparedWith('factory')).toMatchObject({ enterprises: 5, levels: { machines: 2 } })
    expect(at(inDays(COMPARED_DAYS + 1), () => comparedWith('factory'))).toBeNull()
  })
})

describe('the national result', () => {
  it('is noted in the words of that site with its day, once however often it is sent, and removed by its enterprise', async () => {
    const owner = await member()
    const cookie = await signedIn(owner)
    const note = (change = {}) =>
      ownPage.action(
        posted(
          '/self-checks',
          { step: 'note', id: newId(), result: 'Mức 2: Bắt đầu', takenOn: today(), ...change },
          cookie,
        ),
      )
    const bad = await note({ result: '', takenOn: addDays(today(), 2) })
    expect(Object.keys(messagesOf(bad)).sort()).toEqual(['result', 'takenOn'])
    const id = newId()
    for (const _ of [1, 2]) expect(locationOf(await note({ id }))).toBe('/self-checks?done=noted')
    expect(nationalResultsOf(owner)).toMatchObject([{ result: 'Mức 2: Bắt đầu', takenOn: today() }])
    expect((await shownPage(ownPage, opened('/self-checks', cookie))).html).toContain('Mức 2: Bắt đầu')

    const remove = (as: string) => ownPage.action(posted('/self-checks', { step: 'remove', remove: id }, as))
    await expect(remove(await signedIn(await member()))).rejects.toMatchObject({ status: 404 })
    await remove(cookie)
    expect(nationalResultsOf(owner)).toEqual([])
  })

  it('cannot be noted without end', () => {
    const owner = enterprise()
    const note = () => noteNationalResult(owner, { id: newId(), result: 'Mức 1', takenOn: today() })
    for (let made = 0; made < MAX_NATIONAL_RESULTS; made++) note()
    expect(refusal(note).code).toBe('self_check.too_many_national')
  })
})
