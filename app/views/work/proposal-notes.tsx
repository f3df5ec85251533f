import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Prose } from '~/ui'

type Note = { id: string; by: string; text: string; writtenAt: Date }

/** What the people of an enterprise wrote down, for each other. */
export const NoteList = ({ notes }: { notes: readonly Note[] }) => (
  <ul className="notes">
    {notes.map(({ id, by, text, writtenAt }) => (
      <li key={id}>
        <Prose text={text} />
        <p className="hint">{m.proposal_note_by({ name: by, moment: formatMoment(writtenAt) })}</p>
      </li>
    ))}
  </ul>
)
