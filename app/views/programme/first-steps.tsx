import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Section } from '~/ui/layout'
import { Timeline } from '~/ui/process'

type Begun = { consultants: number; needs: number; colleagues: number }

/** Until there are consultants to be asked and needs to be helped with, a programme is begun and not counted. */
export const isBeginning = ({ consultants, needs }: Begun) => consultants === 0 || needs === 0

/** What a department does in its first hour, with the words that it can send. */
export function FirstSteps({ begun, origin }: { begun: Begun; origin: string }) {
  const { consultants, needs, colleagues } = begun
  const state = (isDone: boolean) => (isDone ? 'done' : 'now')
  return (
    <Section title={m.first_title()}>
      <p>{m.first_lead()}</p>
      <Timeline
        items={[
          {
            state: state(consultants > 0),
            title: m.first_consultants({ count: formatNumber(consultants) }),
            children: (
              <ToSend why={m.first_consultants_why()}>
                {m.first_consultants_text({ address: `${origin}/sign-up?kind=consulting` })}
              </ToSend>
            ),
          },
          {
            state: state(needs > 0),
            title: m.first_enterprises({ count: formatNumber(needs) }),
            children: <ToSend why={m.first_enterprises_why()}>{m.first_enterprises_text({ address: origin })}</ToSend>,
          },
          {
            state: state(colleagues > 1),
            title: m.first_colleagues({ count: formatNumber(colleagues) }),
            children: <p>{m.first_colleagues_why()}</p>,
          },
        ]}
      />
    </Section>
  )
}

const ToSend = ({ why, children }: { why: string; children: string }) => (
  <>
    <p>{why}</p>
    <blockquote className="told">
      <p>{children}</p>
    </blockquote>
  </>
)
