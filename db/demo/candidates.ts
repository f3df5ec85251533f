import { mayConsult } from '~/domain/directory/policy'
import type { DemoConsultant } from './consultants'
import type { DemoNeed } from './files'

/** Consultants who could be asked: published, doing at least one of the subjects; those doing most of them first. */
export function candidates(need: DemoNeed, consultants: DemoConsultant[]): DemoConsultant[] {
  const share = ({ profile }: DemoConsultant) => need.subjects.filter((code) => profile.services.includes(code)).length
  return consultants
    .filter(({ profile }) => profile.verification_status === 'verified' && mayConsult(profile.roles))
    .filter((consultant) => share(consultant) > 0)
    .sort((a, b) => share(b) - share(a))
}
