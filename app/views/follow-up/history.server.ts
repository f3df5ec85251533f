import type { Entry } from '~/domain/follow-up/journal.server'
import type { followUpPage } from '~/domain/follow-up/queries.server'
import { partsIn } from '~/domain/needs/changes.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { needEventWords } from '~/i18n/need-terms'
import { personName } from '~/i18n/person-name'
import { actText } from './words'

type Story = ReturnType<typeof followUpPage>['story']

/** What officers did and what happened otherwise, the last first. */
export const historyItems = (entries: readonly Entry[], story: Story) =>
  [
    ...story.map(({ name, at, detail }) => ({
      at,
      title: needEventWords(name, detail, partsIn(detail)),
      who: undefined,
      note: null,
    })),
    ...entries.map((entry) => ({
      at: entry.at,
      title: entry.asked ? m.follow_up_act_of({ act: actText(entry), consultant: entry.asked }) : actText(entry),
      who: personName(entry.officer),
      note: entry.note,
    })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, ...item }) => ({ ...item, when: formatMoment(at) }))
