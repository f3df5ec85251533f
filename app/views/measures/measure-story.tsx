import type { measureOutcomeOf } from '~/domain/measures/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { Notice, Section } from '~/ui'
import { Decided, Origin } from '../work/outcome-story'
import { MeasureReadings, MeasureSummary } from './measure-shown'
import { measureFlagText } from './measure-terms'

type Outcome = ReturnType<typeof measureOutcomeOf>

/** What was measured, and the need and the work that it came of. */
export const MeasureStory = ({ outcome }: { outcome: Outcome }) => (
  <>
    <Section title={m.measure_section()}>
      <MeasureSummary measure={outcome.measure} />
      <p>{outcome.subject && subjectLabel(outcome.subject)}</p>
      <Decided outcome={outcome} />
    </Section>
    <Section title={m.measure_verify_readings()}>
      <MeasureReadings {...outcome.measure} />
    </Section>
    <Origin outcome={outcome} />
  </>
)

/** What an officer should look at before deciding, and what was known when it was decided. */
export const MeasureFlags = ({ outcome: { flags, status } }: { outcome: Pick<Outcome, 'flags' | 'status'> }) =>
  flags.length === 0 ? null : (
    <Notice tone="due" title={status === 'reported' ? m.flags_title() : m.flags_title_decided()}>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>{measureFlagText[flag]()}</li>
        ))}
      </ul>
    </Notice>
  )
