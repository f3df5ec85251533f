import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { Icon } from './icons'

type Children = { children: ReactNode }

export type PageHeaderProps = {
  title: ReactNode
  lead?: ReactNode
  back?: { to: string; text: string }
  /** The record's state, above the title. */
  tag?: ReactNode
  actions?: ReactNode
}

/** The head of a page, with its one h1. */
export function PageHeader({ title, lead, back, tag, actions }: PageHeaderProps) {
  return (
    <header className="page-header">
      {back && (
        <Link className="back-link" to={back.to}>
          <Icon name="back" />
          {back.text}
        </Link>
      )}
      {tag && <div className="page-tag">{tag}</div>}
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}

export type SectionProps = Children & { title: ReactNode; id?: string; aside?: ReactNode }

export function Section({ title, id, aside, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <h2>{title}</h2>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Left the story in order, right (below on phones) who acts next. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="columns">
      <div className="columns-main">{main}</div>
      <aside className="columns-side">{side}</aside>
    </div>
  )
}

export type Gap = 'small' | 'medium' | 'large'

export function Stack({ gap = 'medium', children }: Children & { gap?: Gap }) {
  return <div className={`stack stack-${gap}`}>{children}</div>
}

/** Pieces side by side, wrapping. */
export function Inline({ children }: Children) {
  return <div className="inline">{children}</div>
}

/** Typed text as paragraphs: an empty line begins a new one, a single line break is kept. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="prose">
      {text
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <p key={index}>{paragraph.trim()}</p>
        ))}
    </div>
  )
}

export function Details({ summary, open, children }: Children & { summary: ReactNode; open?: boolean }) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  )
}

/** A line of facts separated by middots; empty ones are left out. */
export function Meta({ items }: { items: ReactNode[] }) {
  return (
    <ul className="meta">
      {items
        .filter((item) => item !== null && item !== undefined && item !== false && item !== '')
        .map((item, index) => (
          <li key={index}>{item}</li>
        ))}
    </ul>
  )
}
