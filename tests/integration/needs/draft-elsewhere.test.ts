import { beforeEach, expect, it } from 'vitest'
import { DRAFT_DAYS } from '~/domain/needs/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { loader as claim } from '~/routes/enterprise/claim-draft'
import * as draftPage from '~/routes/public/draft'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { locationOf } from '../accounts/posted-form'
import { args } from '../work/page-calls'

beforeEach(freshDatabase)

it('who signs in in another browser than the one that was written in is told where the draft is', async () => {
  const owner = enterprise()
  const answer = await args(owner, {})
    .then(claim)
    .catch((thrown: unknown) => thrown)
  expect(locationOf(answer)).toBe('/draft')
  const { html } = await shownPage(draftPage, await args(owner, {}))
  expect(html).toContain(m.draft_none({ days: String(DRAFT_DAYS) }))
})
