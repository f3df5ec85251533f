import type { Actor } from '~/domain/accounts/lifecycle'
import { closeNeed } from '~/domain/needs/close-need.server'
import { changeNeed } from '~/domain/needs/draft-need.server'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { at } from '../clock'
import type { DemoNeed, Story } from './files'

const DAY = 86_400_000

/** What the enterprise does about its published need itself: changes it, or ends it and opens it again. */
export function changeMeanwhile(
  { changed, reopened }: Story,
  need: DemoNeed,
  needId: string,
  enterprise: Actor,
  start: Date,
) {
  const after = (days: number) => new Date(start.getTime() + days * DAY)
  if (changed) {
    const { sector_code: sectorCode, commune_code: communeCode, text, languages, work_mode: workMode } = need
    const input = {
      text: `${text} ${changed.adds}`,
      sectorCode,
      communeCode,
      languages,
      workMode,
      budgetMillion: changed.budget_million,
    }
    at(after(changed.after), () => changeNeed(enterprise, needId, input))
  }
  if (reopened) {
    at(after(reopened.ended), () => closeNeed(enterprise, needId, 'no_fit'))
    at(after(reopened.opened), () => reopenNeed(enterprise, needId))
  }
}
