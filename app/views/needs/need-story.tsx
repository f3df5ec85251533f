import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Section, Timeline } from '~/ui'

/** What happened to a need, in its order. */
export const NeedStory = ({ story }: { story: readonly { text: string; at: Date }[] }) => (
  <Section title={m.need_section_story()}>
    <Timeline items={story.map(({ text, at }) => ({ state: 'done', title: text, when: formatMomentDay(at) }))} />
  </Section>
)
