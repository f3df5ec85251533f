import { DomainError } from './errors'

/** States and the states each may become. */
export type Transitions<S extends string> = { readonly [from in S]: readonly S[] }

export const mayBecome = <S extends string>(transitions: Transitions<S>, from: S, to: S) =>
  transitions[from].includes(to)

/** Throws `state_changed` where `from` may not become `to`: somebody was quicker, or the page was old. */
export function assertMayBecome<S extends string>(transitions: Transitions<S>, from: S, to: S) {
  if (!mayBecome(transitions, from, to)) throw new DomainError('state_changed', { from, to })
}
