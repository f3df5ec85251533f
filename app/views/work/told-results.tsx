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
}

/** Asks one side whether the results may be told, with the very words; or lets it take that back. */
export function Telling({ role, results, partner, ownAgreedAt, partnerAgreedAt }: TellingProps) {
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
        <p>
          {ownAgreedAt ? m.telling_you_agreed({ day: formatMomentDay(ownAgreedAt) }) : m.telling_you_not()}{' '}
          {ownAgreedAt && notAgreed.length > 0 ? m.telling_you_agreed_before() : null}{' '}
          {partnerAgreedAt
            ? m.telling_other_agreed({ name: partner, day: formatMomentDay(partnerAgreedAt) })
            : m.telling_other_not({ name: partner })}{' '}
          {partnerAgreedAt && partnerAgreedAt.getTime() < lastReportedAt ? m.telling_other_agreed_before() : null}
        </p>
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
      </Stack>
    </Section>
  )
}

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
