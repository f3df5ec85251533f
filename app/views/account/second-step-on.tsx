import type { SubmissionResult } from '@conform-to/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'
import { Section, Stack } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'
import { AskedAgain } from './asked-again'

type Props = {
  /** Since when an app's codes are asked for; null: passkeys only. */
  since: string | null
  codesLeft: number
  hasPasskey: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

/** Recovery codes that are few enough to say so. */
const FEW = 3

/** That it is on, with new recovery codes and turning the app off or adding one, which ask for password and code, or a passkey. */
export function SecondStepOn({ since, codesLeft, hasPasskey, lastResult }: Props) {
  const hasApp = since !== null
  const asked = (words: string) => ({ byPasskey: hasPasskey ? words : null, hasApp, lastResult })
  return (
    <>
      {codesLeft < FEW ? (
        <Notice tone="due">{m.second_step_codes_few({ count: formatNumber(codesLeft) })}</Notice>
      ) : null}
      <SummaryList
        items={[
          ...(hasApp ? [{ term: m.second_step_since(), detail: since }] : []),
          { term: m.second_step_codes_left(), detail: formatNumber(codesLeft) },
        ]}
      />
      <Section title={m.second_step_codes_title()}>
        <Stack>
          <p>{m.second_step_codes_text()}</p>
          <AskedAgain
            step="codes"
            variant="secondary"
            button={m.second_step_codes_button()}
            {...asked(m.second_step_codes_by_passkey())}
          />
        </Stack>
      </Section>
      {hasApp ? (
        <Section title={hasPasskey ? m.second_step_app_off_title() : m.second_step_off_title()}>
          <Stack>
            <p>{m.second_step_off_text()}</p>
            <AskedAgain
              step="off"
              variant="danger"
              button={hasPasskey ? m.second_step_app_off_button() : m.second_step_off_button()}
              {...asked(m.second_step_off_by_passkey())}
            />
          </Stack>
        </Section>
      ) : (
        <Section title={m.second_step_app_title()}>
          <Stack>
            <p>{m.second_step_app_text()}</p>
            <AskedAgain
              step="more"
              variant="secondary"
              button={m.second_step_begin()}
              {...asked(m.passkeys_more_by_passkey())}
            />
          </Stack>
        </Section>
      )}
    </>
  )
}
