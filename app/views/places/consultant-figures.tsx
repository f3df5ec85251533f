import type { consultantFigures } from '~/domain/programme/consultant-figures.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Figure, Figures } from '~/ui/figures'
import { Section } from '~/ui/layout'
import { recordListText, recordsPath, waitText } from '../programme/programme'

type Props = { figures: ReturnType<typeof consultantFigures>; profileId: string }

/** What a consultant was asked and did for the province's needs; what they were chosen for opens to its needs. */
export function ConsultantFigures({ figures, profileId }: Props) {
  const { asked, answered, median, offers } = figures
  const waited =
    median === null
      ? m.consultant_figures_none()
      : median === 'open'
        ? m.consultant_figures_median_open()
        : waitText(median)
  return (
    <Section title={m.consultant_figures_title()}>
      <Figures>
        <Figure value={formatNumber(asked)} label={m.consultant_figures_asked()} />
        <Figure value={formatNumber(answered)} label={m.consultant_figures_answered()} />
        <Figure value={waited} label={m.consultant_figures_median()} note={m.consultant_figures_median_note()} />
        <Figure value={formatNumber(offers)} label={m.consultant_figures_offers()} />
        {(['awarded', 'completed', 'certified'] as const).map((list) => (
          <Figure
            key={list}
            value={formatNumber(figures[list])}
            label={recordListText[list]()}
            to={recordsPath(list, { consultant: profileId })}
          />
        ))}
      </Figures>
    </Section>
  )
}
