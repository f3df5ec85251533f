import type { ObjectStoreHealth } from '~/admin/object-store.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Figure, Figures, Notice, Section, Tag } from '~/ui'

const states = {
  ok: { tone: 'ok', name: m.health_store_ok },
  away: { tone: 'due', name: m.health_store_away, title: m.health_store_away_title, text: m.health_store_away_text },
  refuses: {
    tone: 'danger',
    name: m.health_store_refuses,
    title: m.health_store_refuses_title,
    text: m.health_store_refuses_text,
  },
  unset: {
    tone: 'danger',
    name: m.health_store_unset,
    title: m.health_store_unset_title,
    text: m.health_store_unset_text,
  },
} as const

/** Nothing where all is well. */
export function ObjectStoreNotice({ state, fault }: Pick<ObjectStoreHealth, 'state' | 'fault'>) {
  if (state === 'ok') return null
  const { tone, title, text } = states[state]
  return (
    <Notice tone={tone} title={title()}>
      <p>{text()}</p>
      {fault && <p>{m.health_store_fault({ message: fault })}</p>}
    </Notice>
  )
}

export const ObjectStoreSection = ({ state, there, waiting }: ObjectStoreHealth) => (
  <Section title={m.health_store()} aside={<Tag tone={states[state].tone}>{states[state].name()}</Tag>}>
    <Figures>
      <Figure value={formatNumber(there)} label={m.health_store_there()} />
      <Figure value={formatNumber(waiting)} label={m.health_store_waiting()} />
    </Figures>
  </Section>
)
