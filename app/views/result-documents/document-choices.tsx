import { Link } from '@remix-run/react'
import type { documentSubjects } from '~/domain/result-documents/queries.server'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Details } from '~/ui'
import { documentOf } from '~/vocabulary/tracks'

type Subjects = ReturnType<typeof documentSubjects>

/** The documents that may be recorded: those of the need's subjects first. */
export const DocumentChoices = ({ subjects: { asked, others } }: { subjects: Subjects }) =>
  asked.length === 0 ? (
    <Choices subjects={others} />
  ) : (
    <>
      <Choices subjects={asked} />
      <Details summary={m.document_choose_others()}>
        <Choices subjects={others} />
      </Details>
    </>
  )

const Choices = ({ subjects }: { subjects: Subjects['asked'] }) => (
  <ul className="measure-choices">
    {subjects.map(({ code, shortVi }) => {
      const { name, file } = documentOf(code)!
      return (
        <li key={code}>
          <Link to={`?subject=${code}`}>{`${shortVi}: ${inSentence(inWords(name))}`}</Link>
          <p className="hint">{m.document_choose_file({ file: inSentence(inWords(file)) })}</p>
        </li>
      )
    })}
  </ul>
)
