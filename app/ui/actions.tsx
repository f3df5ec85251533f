import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { useReadOnly } from './read-only'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant
  /** What the button says after it was pressed, where "sending" does not fit. */
  busy?: string
}

export function Button({ variant = 'primary', type = 'submit', busy, className, ...rest }: ButtonProps) {
  const classes = `button button-${variant}${className ? ` ${className}` : ''}`
  return <button {...rest} type={type} className={classes} data-busy={busy} />
}

/** A link that looks like a button, for a next step that changes nothing. */
export function LinkButton({
  to,
  variant = 'primary',
  toForm = false,
  children,
}: {
  to: string
  variant?: ButtonVariant
  /** The page it leads to is a form: left out for those who may only look. */
  toForm?: boolean
  children: ReactNode
}) {
  const readOnly = useReadOnly()
  if (toForm && readOnly) return null
  return (
    <Link to={to} className={`button button-${variant}`}>
      {children}
    </Link>
  )
}
