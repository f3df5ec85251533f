import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { fileAddresses, type Received } from '~/forms/file-value'
import { formatFileSize } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Icon } from './icons'

export function ResultList({ children }: { children: ReactNode }) {
  return <div className="result-list">{children}</div>
}

export type ResultCardProps = {
  title: ReactNode
  to: string
  /** Kind and place. */
  meta?: ReactNode
  tags?: ReactNode
  /** What can be done with it, or a number about it. */
  aside?: ReactNode
  children: ReactNode
}

export function ResultCard({ title, to, meta, tags, aside, children }: ResultCardProps) {
  return (
    <article className="result">
      <div className="result-main">
        <div className="result-head">
          <h3 className="result-title">
            <Link to={to}>{title}</Link>
          </h3>
          {tags && <div className="result-tags">{tags}</div>}
        </div>
        {meta && <div className="result-meta">{meta}</div>}
        <div className="result-body">{children}</div>
      </div>
      {aside && <div className="result-aside">{aside}</div>}
    </article>
  )
}

/** Why a consultant fits, and what is missing. */
export function Reasons({ reasons, missing }: { reasons: readonly string[]; missing: readonly string[] }) {
  if (reasons.length + missing.length === 0) return null
  return (
    <dl className="reasons">
      <ReasonLine kind="fits" term={m.ui_fits()} points={reasons} />
      <ReasonLine kind="missing" term={m.ui_missing()} points={missing} />
    </dl>
  )
}

function ReasonLine({ kind, term, points }: { kind: 'fits' | 'missing'; term: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <div className={`reason reason-${kind}`}>
      <dt>
        <Icon name={kind === 'fits' ? 'check' : 'minus'} />
        {term}:
      </dt>
      <dd>{points.join('; ')}</dd>
    </div>
  )
}

/** Text in which the engine has put `open` and `close` around what matched; words side by side become one mark. */
export function Marked({ text, open = '⟦', close = '⟧' }: { text: string; open?: string; close?: string }) {
  const [before = '', ...rest] = text.replaceAll(`${close} ${open}`, ' ').split(open)
  return (
    <>
      {before}
      {rest.map((piece, index) => {
        const end = piece.indexOf(close)
        if (end === -1) return piece
        return (
          <span key={index}>
            <mark>{piece.slice(0, end)}</mark>
            {piece.slice(end + close.length)}
          </span>
        )
      })}
    </>
  )
}

export type ListedFile = { name: string; to: string; size: number; thumbnail?: string }

/** A file's small picture, or a sheet for what has none. */
export const FilePicture = ({ thumbnail }: { thumbnail: string | undefined }) =>
  thumbnail ? (
    <img className="file-picture" src={thumbnail} alt="" width={96} height={96} loading="lazy" />
  ) : (
    <Icon name="file" />
  )

/** `size` in bytes. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  return (
    <ul className="file-list">
      {files.map(({ name, to, size, thumbnail }) => (
        <li key={to}>
          <a href={to}>
            <FilePicture thumbnail={thumbnail} />
            <span className="file-name">{name}</span>
          </a>
          <span className="file-size">{formatFileSize(size)}</span>
        </li>
      ))}
    </ul>
  )
}

export type AttachedFile = Pick<Received, 'id' | 'name' | 'mediaType' | 'size'>

/** What was attached to a text, under it; nothing where there is nothing. */
export const Attachments = ({ files }: { files: readonly AttachedFile[] }) =>
  files.length === 0 ? null : (
    <section aria-label={m.ui_attachments()}>
      <FileList files={files.map((file) => ({ ...file, ...fileAddresses(file) }))} />
    </section>
  )
