import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'

export type FigureProps = {
  value: ReactNode
  /** What the number counts. */
  label: ReactNode
  /** The records it counts. */
  to?: string
  /** The period before, or the moment it was counted. */
  note?: ReactNode
}

export function Figure({ value, label, to, note }: FigureProps) {
  return (
    <div className="figure">
      <dt className="figure-label">{to ? <Link to={to}>{label}</Link> : label}</dt>
      <dd className="figure-value">{value}</dd>
      {note && <dd className="figure-note">{note}</dd>}
    </div>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <dl className="figures">{children}</dl>
}
