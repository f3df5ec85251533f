import type { profileForDepartment } from '~/domain/directory/queries.server'
import { profileEventText } from '~/i18n/directory-terms'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Prose, Section } from '~/ui/layout'
import { Timeline } from '~/ui/process'

type History = ReturnType<typeof profileForDepartment>['history']

/** What happened to a profile since it was first submitted. */
export const ProfileHistory = ({ history }: { history: History }) => (
  <Section title={m.check_history_title()}>
    <Timeline
      items={history.map((event, index) => {
        const { title, note } = profileEventText(event, history.slice(index + 1))
        return {
          state: 'done' as const,
          title,
          who: event.who === null ? undefined : personName(event.who),
          when: formatMoment(event.at),
          children: note ? <Prose text={note} /> : undefined,
        }
      })}
    />
  </Section>
)
