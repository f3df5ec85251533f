import type { Holder } from '~/domain/groups/lifecycle'
import { holderText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { Section } from '~/ui/layout'
import { Scheme, type SchemeWords } from './scheme'

type Props = { holders: readonly Holder[]; holder: Holder | null; scheme: SchemeWords; shortSubject: string }

/** Who will hold the certificate: what was decided, or what there is to choose from, with the scheme's rules. */
export function HolderRules({ holders, holder, scheme, shortSubject }: Props) {
  if (holders.length === 0) return null
  return (
    <Section title={m.group_holder_title()}>
      {holder && holders.length > 1 ? <p>{m.group_holder_decided({ holder: holderText[holder]() })}</p> : null}
      {!holder ? <p>{m.group_holder_open()}</p> : null}
      {holders.length === 1 ? <p>{m.group_holder_each_only({ subject: shortSubject })}</p> : <Scheme scheme={scheme} />}
    </Section>
  )
}
