import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import addresses from '~/routes'

const ROUTES = path.resolve(import.meta.dirname, '../../app')

/** Pages with rows and no file, each with why. */
const NO_FILE: Record<string, string> = {
  '/department/calls': 'whom to call today; done on the page, and gone tomorrow',
  '/department/groups': 'few, and each read on its page',
  '/department/people': 'finds the one account that is helped',
  '/department/reports': 'what somebody complained of, decided one by one',
  '/department/tax-codes': 'few, and gone once they are asked',
  '/department/unanswered': 'typed by visitors; the operator takes them along (`npm run export-learning`)',
  '/department/weights': 'a setting and its history',
  '/dev/ui': 'samples',
  '/draft/claim': 'a form',
  '/exports/log': 'tells of files, and stays where it is written',
  '/notifications': 'one’s own; taken along with one’s data',
  '/open-needs': 'others’ needs, for who may answer them: read here, not collected',
  '/organisation/people': 'the people of one organisation',
  '/profile': 'one’s own profile',
  '/saved-searches': 'one’s own; taken along with one’s data',
  '/saved-searches/new': 'a form',
}

/** Pages of rows: what the address names no single record, and whose file draws a table, cards or pages of them. */
const listPages = () =>
  addresses
    .filter(({ path: address = '' }) => !address.includes(':'))
    .map(({ path: address = '', file }) => ({
      address: `/${address}`,
      text: readFileSync(path.join(ROUTES, file), 'utf8'),
    }))
    .filter(({ text }) => /<(DataTable|Pagination|ResultList|TaskList|\w+Table|\w+List)\b/.test(text))

describe('any list', () => {
  it('can be taken along as a file, or it is said why not', () => {
    const pages = listPages()
    expect(pages.length).toBeGreaterThan(15)
    const without = pages.filter(({ text }) => !text.includes('<TakeList'))
    expect(without.map(({ address }) => address).sort()).toEqual(Object.keys(NO_FILE).sort())
  })
})
