import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Icon } from './icons'
import { Meta } from './layout'

export type TimelineState = 'done' | 'now' | 'next'

const stateNames: Record<TimelineState, () => string> = {
  done: m.ui_state_done,
  now: m.ui_state_now,
  next: m.ui_state_next,
}

export type TimelineItem = {
  state: TimelineState
  title: ReactNode
  when?: ReactNode
  /** Who must act, or who acted. */
  who?: ReactNode
  children?: ReactNode
}

/** What happened, what is now, what comes: who must act and by when. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map(({ state, title, when, who, children }, index) => (
        <li
          key={index}
          className={`timeline-item timeline-${state}`}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <span className="timeline-dot">{state === 'done' && <Icon name="check" />}</span>
          <div className="timeline-body">
            <p className="timeline-title">
              <span className={state === 'now' ? 'timeline-state' : 'visually-hidden'}>{stateNames[state]()}: </span>
              {title}
            </p>
            {(who || when) && <Meta items={[who, when]} />}
            {children}
          </div>
        </li>
      ))}
    </ol>
  )
}

export type Task = { title: ReactNode; to: string; status: ReactNode; hint?: ReactNode }

/** A worklist: the whole row leads to the task. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="task-list">
      {tasks.map(({ title, to, status, hint }, index) => (
        <li key={index} className="task">
          <div className="task-text">
            <Link to={to} className="task-link">
              {title}
            </Link>
            {hint && <p className="task-hint">{hint}</p>}
          </div>
          <div className="task-status">{status}</div>
        </li>
      ))}
    </ul>
  )
}
