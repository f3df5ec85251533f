import { expect, it } from 'vitest'
import { findsTemplate, type FindsMail } from '~/mail/finds-template'
import { oneLine } from '~/mail/one-line'
import * as m from '~/i18n/paraglide/messages'

const mail = (change: Partial<FindsMail> = {}): FindsMail => ({
  kind: 'consultants',
  person: 'Lò Thị Hặc',
  name: 'HACCP ở Mộc Châu',
  total: 1,
  finds: [{ title: 'Trung tâm Đỉnh Mẫu', about: 'HACCP, ISO 22000', facts: 'Sơn La' }],
  openUrl: 'https://x.example/saved-searches/1',
  unsubscribeUrl: 'https://x.example/unsubscribe/k',
  ...change,
})

it('says in both forms what was found, where to see it and how to end it', () => {
  const { subject, text, html } = findsTemplate(mail())
  expect(subject).toBe(m.mail_finds_subject_consultants({ count: '1', name: 'HACCP ở Mộc Châu' }))
  for (const body of [text, html]) {
    for (const part of ['Lò Thị Hặc', 'Trung tâm Đỉnh Mẫu', 'HACCP, ISO 22000', 'Sơn La', '/saved-searches/1', '/k']) {
      expect(body).toContain(part)
    }
  }
})

it('says how many more there are', () => {
  expect(findsTemplate(mail({ total: 3 })).text).toContain(m.mail_finds_more({ count: '2' }))
  expect(findsTemplate(mail()).text).not.toContain(m.mail_finds_more({ count: '0' }))
})

it('shows markup that people typed as text', () => {
  const typed = '<img src=x onerror=alert(1)>'
  const { html } = findsTemplate(mail({ name: typed, finds: [{ title: typed, about: typed, facts: typed }] }))
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
})

it('has a subject of one line, whatever the search is called', () => {
  const { subject } = findsTemplate(mail({ name: `a\r\nBcc: b@c.d\u2028${'x'.repeat(400)}` }))
  expect(subject).not.toMatch(/[\r\n\u2028]/)
  expect(subject.length).toBeLessThanOrEqual(150)
  expect(oneLine('a\u0000\tb')).toBe('a b')
})
