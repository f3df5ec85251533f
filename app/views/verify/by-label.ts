import { compareVi } from '~/language/fold'

/** Choices in the order of the dictionary. */
export const byLabel = <C extends { label: string }>(choices: readonly C[]): C[] =>
  choices.toSorted((a, b) => compareVi(a.label, b.label))
