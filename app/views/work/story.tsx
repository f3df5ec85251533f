import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Section, Timeline } from '~/ui'
import type { NextStepProps } from '~/ui/next-step'

export type StoryItem = { text: string; at: Date; who?: string }
type Props = {
  story: readonly StoryItem[]
  /** Who acts next, and until when; a step that nobody has to take is not shown. */
  now?: Pick<NextStepProps, 'who' | 'what' | 'until'> | null
}

/** What happened, in its order, and who must act now. */
export const Story = ({ story, now }: Props) => (
  <Section title={m.story_title()} id="story">
    <Timeline
      items={[
        ...story.map(({ text, at, who }) => ({ state: 'done' as const, title: text, when: formatMomentDay(at), who })),
        ...(now?.who ? [{ state: 'now' as const, title: now.what, who: now.who, when: now.until?.text }] : []),
      ]}
    />
  </Section>
)
