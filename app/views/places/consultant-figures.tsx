import type { figuresOfConsultant } from '~/domain/programme/consultant-figures.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Figure, Figures } from '~/ui/figures'
import { Section } from '~/ui/layout'
import { quantileText, recordListText, recordsPath } from '../programme/programme'

type Props = { figures: NonNullable<ReturnType<typeof figuresOfConsultant>>; profileId: string }

/** What a consultant was asked and did for the province's needs; what they were chosen for opens to its needs. */
export function ConsultantFigures({ figures, profileId }: Props) {
  const { requests, answered, median, proposed } = figures
  return (
    <Section title={m.consultant_figures_title()}>
      <Figures>
        <Figure value={formatNumber(requests)} label={m.consultant_figures_asked()} />
        <Figure value={formatNumber(answered)} label={m.consultant_figures_answered()} />
        <Figure
          value={quantileText(median)}
          label={m.consultant_figures_median()}
          note={m.consultant_figures_median_note()}
        />
        <Figure value={formatNumber(proposed)} label={m.consultant_figures_offers()} />
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
