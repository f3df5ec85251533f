import type { ShownMeasure, ShownReading } from '~/domain/measures/queries.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Details, FileList, Stack, SummaryList } from '~/ui'
import { gainText, lastingText, levelText, shareText, timeText, valueText } from './measure-terms'

type Shown = Pick<ShownMeasure, 'indicator' | 'readings' | 'baseline' | 'after' | 'gain'>

/** The readings with a bar each, drawn on the server; the words beside it say the same. */
export function MeasureChart({ indicator, readings }: Pick<Shown, 'indicator' | 'readings'>) {
  const most = Math.max(...readings.map(({ value }) => value)) || 1
  return (
    <dl className="measure-chart">
      {readings.map(({ time, value }) => (
        <div key={time} className={time === 'baseline' ? 'measure-before' : undefined}>
          <dt>{timeText[time]()}</dt>
          <dd>{valueText(indicator, value)}</dd>
          <dd aria-hidden="true">
            <svg viewBox="0 0 100 10" preserveAspectRatio="none">
              <rect width={Math.max(1, (value / most) * 100)} height="10" />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** One measure: what, the chart, the gain. */
export const MeasureSummary = ({
  measure,
}: {
  measure: Shown & Pick<ShownMeasure, 'what' | 'share'> & { member?: string | null }
}) => (
  <Stack gap="small">
    <p>{measure.member ? m.measure_at_member({ what: measure.what, name: measure.member }) : measure.what}</p>
    <MeasureChart {...measure} />
    {measure.after ? <p className="measure-gain">{gainText(measure)}</p> : null}
    {lastingText(measure) ? <p>{lastingText(measure)}</p> : null}
    <p className="hint">{measure.indicator.better === 'more' ? m.measure_better_more() : m.measure_better_less()}</p>
    {measure.share ? (
      <SummaryList items={[{ term: m.measure_share_said(), detail: shareText[measure.share]() }]} />
    ) : null}
  </Stack>
)

const inputText = (reading: ShownReading, { inputs }: Shown['indicator']) =>
  inputs.map(({ id, label }) =>
    m.measure_input({ label: inWords(label), value: formatNumber(reading.inputs[id] ?? 0) }),
  )

/** Every reading with how it was taken and its evidence; those that were replaced are folded away. */
export const MeasureReadings = ({
  indicator,
  readings,
  replaced,
}: Pick<ShownMeasure, 'indicator' | 'readings' | 'replaced'>) => (
  <>
    {readings.map((reading) => (
      <article key={reading.id} className="measure-reading">
        <h3>{timeText[reading.time]()}</h3>
        <p>
          <strong>{valueText(indicator, reading.value)}</strong>
        </p>
        <SummaryList
          items={[
            {
              term: m.measure_inputs(),
              detail: (
                <ul>
                  {inputText(reading, indicator).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ),
            },
            { term: m.measure_method(), detail: reading.method },
            { term: m.measure_level(), detail: levelText[reading.level]() },
          ]}
        />
        <p className="hint">{m.measure_reading_when({ day: formatDay(reading.measuredOn), name: reading.givenBy })}</p>
        {reading.file ? <FileList files={[{ ...reading.file, to: `/files/${reading.file.id}` }]} /> : null}
      </article>
    ))}
    {replaced.length > 0 ? (
      <Details summary={m.measure_replaced()}>
        <ul>
          {replaced.map(({ id, time, value, measuredOn, givenBy }) => (
            <li key={id}>
              {m.measure_replaced_one({
                time: timeText[time](),
                value: valueText(indicator, value),
                day: formatDay(measuredOn),
                name: givenBy,
              })}
            </li>
          ))}
        </ul>
      </Details>
    ) : null}
  </>
)
