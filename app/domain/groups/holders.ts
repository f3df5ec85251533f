import { groupSchemeOf } from '~/vocabulary/group-certificates'
import { HOLDERS, type Holder } from './lifecycle'

/** Who may hold the certificate of a subject: nobody where it ends in none, the group only where its scheme knows groups. */
export function holdersFor(subject: { code: string; endsInCertificate: boolean }): readonly Holder[] {
  if (!subject.endsInCertificate) return []
  return groupSchemeOf(subject.code) ? HOLDERS : ['each']
}
