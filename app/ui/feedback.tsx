import type { ReactNode } from 'react'
import * as m from '~/i18n/paraglide/messages'
import { Icon, type IconName } from './icons'

export type TagTone = 'due' | 'ok' | 'danger' | 'info' | 'neutral'
export type NoticeTone = 'info' | 'ok' | 'due' | 'danger'

const toneIcons = { info: 'info', ok: 'check', due: 'clock', danger: 'alert' } as const satisfies Record<
  NoticeTone,
  IconName
>

/** A state in a word or two; the colour only repeats what the word says. */
export function Tag({ tone, children }: { tone: TagTone; children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      {tone !== 'neutral' && tone !== 'info' && <Icon name={toneIcons[tone]} />}
      {children}
    </span>
  )
}

const toneNames: Record<NoticeTone, () => string> = {
  info: m.ui_notice_info,
  ok: m.ui_notice_ok,
  due: m.ui_notice_due,
  danger: m.ui_notice_danger,
}

export type NoticeProps = { tone: NoticeTone; title?: ReactNode; children: ReactNode }

export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`} role={tone === 'danger' ? 'alert' : tone === 'ok' ? 'status' : undefined}>
      <Icon name={toneIcons[tone]} />
      <div className="notice-body">
        {title ? (
          <p className="notice-title">{title}</p>
        ) : (
          <span className="visually-hidden">{toneNames[tone]()}: </span>
        )}
        {children}
      </div>
    </div>
  )
}

/** What this place is for, and the first step. */
export function Empty({ title, children, action }: { title: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <div className="empty-text">{children}</div>
      {action && <div className="empty-action">{action}</div>}
    </div>
  )
}
