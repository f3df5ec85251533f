import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import addresses from '~/routes'

const APP = path.resolve(import.meta.dirname, '../../app')

/** Pages that draw rows and have no file, by why. */
const NO_FILE: Record<string, string[]> = {
  'rows to choose from, in a form': [
    '/account/data',
    '/certificates/new',
    '/department/assisted/new',
    '/department/groups/new',
    '/draft/claim',
    '/notifications/mails',
    '/profile/basics',
    '/profile/reach',
    '/profile/services',
    '/saved-searches/new',
    '/self-check',
    '/sign-up',
  ],
  'one’s own, taken along with one’s data': ['/account/passkeys', '/notifications', '/saved-searches'],
  'facts of one organisation': ['/organisation', '/organisation/people', '/profile', '/self-checks'],
  'others’ needs, for who may answer them: read here, not collected': ['/open-needs'],
  'needs that are nobody’s but their enterprise’s until it confirms them': ['/department/assisted'],
  'finds the one account that is helped': ['/department/people'],
  'what somebody complained of, decided one by one': ['/department/reports'],
  'typed by visitors; the operator takes them along (`npm run export-learning`)': ['/department/unanswered'],
  'figures, each of whose cases stands in a list that has one': [
    '/department/communes',
    '/department/reasons',
    '/department/unmet',
  ],
  'reports, each with files of its own': ['/department/yearly-reports'],
  'a setting and its history': ['/department/weights'],
  'tells of files, and stays where it is written': ['/exports/log'],
  'trial runs only': ['/dev/mail', '/dev/ui'],
}

/** Pages of rows: what the address names no single record, and whose file draws a table, cards or pages of them. */
const listPages = () =>
  addresses
    .filter(({ path: address = '' }) => !address.includes(':'))
    .map(({ path: address = '', file }) => ({
      address: `/${address}`,
      text: readFileSync(path.join(APP, file), 'utf8'),
    }))
    .filter(({ text }) =>
      /<(DataTable|Pagination|ResultList|TaskList|\w+Table|\w+List)\b|\.map\(\(?\{?\w+[^=]*=> [(<]/.test(text),
    )

describe('any list', () => {
  it('can be taken along as a file, or it is said why not', () => {
    const pages = listPages()
    expect(pages.length).toBeGreaterThan(15)
    const without = pages.filter(({ text }) => !text.includes('<TakeList'))
    expect(without.map(({ address }) => address).sort()).toEqual(Object.values(NO_FILE).flat().sort())
  })

  it('has a page that leads to it with its own filter, or a link', () => {
    const lists = readdirSync(path.join(APP, 'views/exporting/lists'))
      .flatMap((file) => [
        ...readFileSync(path.join(APP, 'views/exporting/lists', file), 'utf8').matchAll(/^ {2}id: '(.+)',$/gm),
      ])
      .map(([, id]) => id!)
    const pages = addresses.map(({ file }) => readFileSync(path.join(APP, file), 'utf8')).join('\n')
    const linked = [...pages.matchAll(/<TakeList list="([\w-]+)"|to="\/exports\/([\w-]+)"/g)].map(
      ([, list, link]) => list ?? link!,
    )
    expect(lists.length).toBeGreaterThan(15)
    expect(lists.filter((id) => !linked.includes(id))).toEqual([])
  })
})
