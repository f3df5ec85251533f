import { Link } from '@remix-run/react'
import { lastReport } from '~/domain/certification/told-results'
import { READ_AS } from '~/forms/carried'
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
  /** What others would read. */
  results: { sentence: string; reportedAt: Date }[]
  partner: string
  ownAgreedAt: Date | null
  partnerAgreedAt: Date | null
  /** The work is for a group: each member of it is asked by itself. */
  isOfGroup: boolean
  /** Those, as the consultant reads who of them agreed. */
  members: readonly { name: string; agreedAt: Date | null }[]
  /** Where the enterprise is asked whether it is named as well. */
  namingPath?: string
}

/** Asks one side whether the results may be told, with the very words; or lets it take that back. */
export function Telling({
  role,
  results,
  partner,
  ownAgreedAt,
  partnerAgreedAt,
  isOfGroup,
  members,
  namingPath,
}: TellingProps) {
  if (results.length === 0 && !ownAgreedAt) return null
  const agreed = results.filter(({ reportedAt }) => ownAgreedAt !== null && reportedAt <= ownAgreedAt)
  const notAgreed = results.filter((result) => !agreed.includes(result))
  const lastReportedAt = lastReport(results)
  return (
    <Section title={m.telling_title()} id="telling">
      <Stack gap="small">
        <p>{m.telling_why()}</p>
        <Sentences lead={m.telling_preview()} results={agreed} />
        <Sentences lead={agreed.length > 0 ? m.telling_preview_new() : m.telling_preview()} results={notAgreed} />
        <p>{role === 'enterprise' ? m.telling_names() : m.telling_consultant_named()}</p>
        {isOfGroup ? <p>{m.telling_group()}</p> : null}
        <p>
          {ownAgreedAt ? m.telling_you_agreed({ day: formatMomentDay(ownAgreedAt) }) : m.telling_you_not()}{' '}
          {ownAgreedAt && notAgreed.length > 0 ? m.telling_you_agreed_before() : null}{' '}
          {members.length === 0 ? agreedText(partner, partnerAgreedAt) : null}{' '}
          {members.length === 0 && partnerAgreedAt && partnerAgreedAt.getTime() < lastReportedAt
            ? m.telling_other_agreed_before()
            : null}
        </p>
        {members.length > 0 ? (
          <ul>
            {members.map(({ name, agreedAt }) => (
              <li key={name}>{agreedText(name, agreedAt)}</li>
            ))}
          </ul>
        ) : null}
        <PlainForm>
          <input type="hidden" name={READ_AS} value={lastReportedAt} />
          {notAgreed.length > 0 ? (
            <Button variant="secondary" name="intent" value="tell">
              {agreed.length > 0 ? m.telling_agree_new() : m.telling_agree()}
            </Button>
          ) : null}
          {ownAgreedAt ? (
            <Button variant={notAgreed.length > 0 ? 'quiet' : 'secondary'} name="intent" value="tell_no_more">
              {m.telling_withdraw()}
            </Button>
          ) : null}
        </PlainForm>
        {namingPath ? (
          <p>
            <Link to={namingPath}>{m.naming_title()}</Link>
          </p>
        ) : null}
      </Stack>
    </Section>
  )
}

const agreedText = (name: string, agreedAt: Date | null) =>
  agreedAt ? m.telling_other_agreed({ name, day: formatMomentDay(agreedAt) }) : m.telling_other_not({ name })

const Sentences = ({ lead, results }: { lead: string; results: { sentence: string }[] }) =>
  results.length === 0 ? null : (
    <>
      <p>{lead}</p>
      {results.map(({ sentence }) => (
        <blockquote key={sentence} className="told">
          <p>{sentence}</p>
        </blockquote>
      ))}
    </>
  )
