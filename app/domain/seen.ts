declare const seen: unique symbol

/**
 * A record that a read in the actor's scope gave. What belongs to it is read by handing it on: a bare id from an address
 * does not compile, so that nobody has to remember to check first.
 */
export type Seen<Kind extends string> = { readonly id: string; readonly [seen]: Kind }

/** Marks what a read has just found in the actor's scope. Only queries do it (tests/unit/who-acts.test.ts). */
export const asSeen = <Kind extends string, R extends { id: string }>(_kind: Kind, record: R) =>
  record as R & Seen<Kind>
