import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { readCheckCode } from '~/domain/certification/check-code'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { certificateStanding } from '~/domain/certification/lifecycle'
import { verifiedCertificate } from '~/domain/certification/verified-certificate.server'
import { addDays, startOf } from '~/domain/days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as outcomePage from '~/routes/department/outcome'
import * as labelPage from '~/routes/public/label'
import * as verifiedPage from '~/routes/public/verified'
import * as verifyPage from '~/routes/public/verify'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { certificates } from '~db/schema'
import { certifiedEngagement, reportedOutcome } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const paperOf = ({ certificateId }: { certificateId: string }) =>
  db.select().from(certificates).where(eq(certificates.id, certificateId)).get()!
const visit = (path: string, params: Record<string, string>) => ({
  request: new Request(`http://localhost${path}`),
  params,
})
const thrownBy = (work: () => unknown) => {
  try {
    return work()
  } catch (thrown) {
    return thrown
  }
}
const looked = (code: string) => shownPage(verifiedPage, visit(`/verify/${code}`, { code }))

describe('a certificate that was verified', () => {
  it('is looked up by its code by anybody, with every line of the paper', async () => {
    const certified = certifiedEngagement()
    const paper = paperOf(certified)
    const { status, html } = await looked(paper.checkCode!)
    expect(status).toBe(200)
    for (const line of [
      paper.scheme,
      paper.edition,
      paper.number,
      paper.scope,
      paper.issuingBody,
      paper.accreditation,
    ]) {
      expect(html).toContain(line)
    }
    expect(html).toContain(formatDay(paper.issuedOn))
    expect(html).toContain(m.verify_active({ day: formatDay(paper.expiresOn!) }))
    expect(html).toContain(m.verify_address({ site: 'localhost' }))
    const typed = paper.checkCode!.toLowerCase().replace(/(.{4})/g, '$1 ')
    const asked = visit(`/verify?code=${encodeURIComponent(typed)}`, {})
    const answer = thrownBy(() => verifyPage.loader({ ...asked, context: {} }))
    expect((answer as Response).headers.get('Location')).toBe(`/verify/${paper.checkCode!}`)
  })

  it('has no code before, and a code of none is no word against a paper', async () => {
    expect(paperOf(reportedOutcome()).checkCode).toBeNull()
    const { status, html } = await looked('0123456789ABCDEF')
    expect(status).toBe(404)
    expect(html).toContain(m.verify_none_elsewhere())
    expect(html.toLowerCase()).not.toContain('giả mạo')
    expect((await looked('not-a-code')).status).toBe(404)
  })

  it('ends at midnight in Vietnam', () => {
    const expiresOn = addDays(today(), 30)
    const ends = startOf(addDays(expiresOn, 1)).getTime()
    const standing = () => certificateStanding({ status: 'active', expiresOn }, today())
    expect(at(new Date(ends - 1), standing)).toBe('active')
    expect(at(new Date(ends), standing)).toBe('ended')
    expect(certificateStanding({ status: 'withdrawn', expiresOn: '2020-02-29' }, today())).toBe('withdrawn')
  })

  it('that was suspended or withdrawn says so at once, with the reason, and is suspended no more once it was withdrawn', async () => {
    const certified = certifiedEngagement()
    const code = paperOf(certified).checkCode!
    const since = today()
    const save = (status: string) =>
      post(
        outcomePage,
        certified.department,
        { outcomeId: certified.outcomeId },
        {
          intent: 'status',
          status,
          since: formatDay(since),
          reason: 'Thông báo số 12 của tổ chức chứng nhận.',
        },
      )
    const page = `/department/outcomes/${certified.outcomeId}?done=status`
    expect(ledTo(await save('suspended'))).toEqual([303, page])
    const { html } = await looked(code)
    expect(html).toContain(m.verify_suspended({ day: formatDay(since) }))
    expect(html).toContain('Thông báo số 12')
    expect(html).toContain(m.verify_label_suspended())
    const label = () => labelPage.loader({ ...visit(`/verify/${code}/label`, { code }), context: {} })
    expect(label).toThrow()
    expect(ledTo(await save('active'))).toEqual([303, page])
    expect((await looked(code)).html).not.toContain('Thông báo số 12')
    expect(label).not.toThrow()
    expect(ledTo(await save('withdrawn'))).toEqual([303, page])
    expect((await looked(code)).html).toContain(m.verify_withdrawn({ day: formatDay(since) }))
    const again = { status: 'suspended', reason: 'x', since } as const
    expect(refusal(() => changeCertificateStatus(certified.department, certified.outcomeId, again)).code).toBe(
      'state_changed',
    )
  })

  it('has a label whose code leads to its page: one or a sheet of them', async () => {
    const code = paperOf(certifiedEngagement()).checkCode!
    const one = await shownPage(labelPage, visit(`/verify/${code}/label`, { code }))
    expect(one.html.split('class="qr-code"')).toHaveLength(2)
    const sheet = await shownPage(labelPage, visit(`/verify/${code}/label?sheet`, { code }))
    expect(sheet.html.split('class="qr-code"')).toHaveLength(13)
    expect(verifiedCertificate(code)!.members).toBe(0)
  })
})

it('a code is read as people type it, and nothing else is', () => {
  expect(readCheckCode('3f5a-90c1 77de.42b8')).toBe('3F5A90C177DE42B8')
  expect(readCheckCode('3F5A-9OC1-77DE-42Bl')).toBe('3F5A90C177DE42B1')
  for (const wrong of ['', '3F5A', '3F5A90C177DE42BG', '3F5A90C177DE42B88'])
    expect(readCheckCode(wrong), wrong).toBeNull()
})
