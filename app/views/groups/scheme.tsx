import * as m from '~/i18n/paraglide/messages'

export type SchemeWords = { name: string; rules: string[] } | null

/** What a scheme asks of a group that wants one certificate, as far as our sources say. */
export const Scheme = ({ scheme }: { scheme: SchemeWords }) =>
  scheme ? (
    <>
      <p>{m.group_scheme_lead({ scheme: scheme.name })}</p>
      <ul>
        {scheme.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p className="hint">{m.group_scheme_note()}</p>
    </>
  ) : null
