import { placeCalled, placesCalled, type Places } from '~/vocabulary/former-units'
import { DomainError } from './errors'

const FIELD = 'communeCode'
/** More are a district: its communes are counted, not told. */
const TOLD = 4

/**
 * The code of the commune that a form's field means: by its code, or by a name of today or of before. Throws, beside the field,
 * `commune_unknown`, or `commune_several` for a name that may be another one too.
 */
export function communeChosen(typed: string, places: Places): string {
  if (places.communes.some(({ code }) => code === typed)) return typed
  const sure = placeCalled(typed, places)
  if (sure !== undefined) return sure
  const meant = placesCalled(typed, places)
  if (meant.length === 0) throw new DomainError('commune_unknown', { typed }, FIELD)
  const names = meant.flatMap((code) => places.communes.find((commune) => commune.code === code)?.full_name ?? [])
  const told = names.length > TOLD ? '' : names.join(', ')
  throw new DomainError('commune_several', { typed, count: names.length, names: told }, FIELD)
}
