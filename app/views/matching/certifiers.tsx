import * as m from '~/i18n/paraglide/messages'
import { Meta, Section } from '~/ui/layout'
import { ResultCard, ResultList } from '~/ui/results'

type CertifierItem = { profileId: string; name: string; place: string; headline: string; certifies: string[] }

/** Bodies that certify what a need asks for, with why they stand apart from those who consult. */
export const Certifiers = ({ certifiers }: { certifiers: CertifierItem[] }) => (
  <Section title={m.matching_certifiers_title()} id="certifiers">
    <p>{m.matching_certifiers_lead()}</p>
    <ResultList>
      {certifiers.map((body) => (
        <ResultCard
          key={body.profileId}
          title={body.name}
          to={`/consultants/${body.profileId}`}
          meta={<Meta items={[body.place, body.headline]} />}
        >
          <p>{m.matching_certifiers_subjects({ subjects: body.certifies.join(', ') })}</p>
        </ResultCard>
      ))}
    </ResultList>
  </Section>
)
