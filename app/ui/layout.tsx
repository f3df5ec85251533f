import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { Icon } from './icons'
import { useReadOnly } from './read-only'

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

/**
 * Left the story in order, right who acts next. On phones the side comes below, or with `sideFirst` above: where the next
 * step does not depend on having read a long story.
 */
export function Columns({ main, side, sideFirst }: { main: ReactNode; side: ReactNode; sideFirst?: boolean }) {
  const aside = <aside className="columns-side">{side}</aside>
  return (
    <div className="columns">
      {sideFirst ? aside : null}
      <div className="columns-main">{main}</div>
      {sideFirst ? null : aside}
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

export function Details({
  summary,
  open,
  forForm = false,
  children,
}: Children & {
  summary: ReactNode
  open?: boolean
  /** It holds nothing but a form: left out for those who may only look. */
  forForm?: boolean
}) {
  const readOnly = useReadOnly()
  if (forForm && readOnly) return null
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
