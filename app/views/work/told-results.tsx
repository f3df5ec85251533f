import { Link } from '@remix-run/react'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { PlainForm } from '~/ui/form'
import { Section, Stack } from '~/ui/layout'

export type ToldItem = { id: string; sentence: string; profileId: string; consultant: string }

/** Needs like the one on the page that ended well; nothing where there is none. */
export function ToldResults({ title, results }: { title: string; results: ToldItem[] }) {
  if (results.length === 0) return null
  return (
    <Section title={title}>
      <ul className="told-results">
        {results.map(({ id, sentence, profileId, consultant }) => (
          <li key={id}>
            <p>{sentence}</p>
            <Link to={`/consultants/${profileId}`}>{m.told_profile({ consultant })}</Link>
          </li>
        ))}
      </ul>
      <p className="hint">{m.told_note()}</p>
    </Section>
  )
}

type TellingProps = {
  role: 'enterprise' | 'consultant'
  /** The sentences that others would read. */
  sentences: string[]
  partner: string
  ownAgreedAt: Date | null
  partnerAgreedAt: Date | null
}

/** Asks one side whether the result may be told, with the very words; or lets it take that back. */
export function Telling({ role, sentences, partner, ownAgreedAt, partnerAgreedAt }: TellingProps) {
  if (sentences.length === 0 && !ownAgreedAt) return null
  return (
    <Section title={m.telling_title()} id="telling">
      <Stack gap="small">
        <p>{m.telling_why()}</p>
        {sentences.length > 0 ? <p>{m.telling_preview()}</p> : null}
        {sentences.map((sentence) => (
          <blockquote key={sentence} className="told">
            <p>{sentence}</p>
          </blockquote>
        ))}
        <p>{role === 'enterprise' ? m.telling_names() : m.telling_consultant_named()}</p>
        <p>
          {ownAgreedAt ? m.telling_you_agreed({ day: formatMomentDay(ownAgreedAt) }) : m.telling_you_not()}{' '}
          {partnerAgreedAt
            ? m.telling_other_agreed({ name: partner, day: formatMomentDay(partnerAgreedAt) })
            : m.telling_other_not({ name: partner })}
        </p>
        <PlainForm>
          <Button variant="secondary" name="intent" value={ownAgreedAt ? 'tell_no_more' : 'tell'}>
            {ownAgreedAt ? m.telling_withdraw() : m.telling_agree()}
          </Button>
        </PlainForm>
      </Stack>
    </Section>
  )
}
