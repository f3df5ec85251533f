import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Section } from '~/ui'
import { NATIONAL_CHECK } from '~/vocabulary/self-check'

/** The national self-assessment, which ours does not replace. */
export const NationalCheck = () => (
  <Section title={m.national_title()} id="national">
    {NATIONAL_CHECK.facts.map(({ text }) => (
      <p key={text.vi}>{inWords(text)}</p>
    ))}
    <p>{m.national_ours()}</p>
    <p>
      <a href={NATIONAL_CHECK.url} rel="noreferrer">
        {m.national_link({ name: new URL(NATIONAL_CHECK.url).host })}
      </a>
    </p>
  </Section>
)
