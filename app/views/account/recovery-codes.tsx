import * as m from '~/i18n/paraglide/messages'
import { LinkButton } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { PageHeader, Stack } from '~/ui/layout'
import { useToldOnce } from '~/ui/open-forms'

/** Recovery codes, this once: to be printed, or written down. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  useToldOnce()
  return (
    <Stack>
      <PageHeader title={m.recovery_codes_title()} lead={m.recovery_codes_lead()} />
      <Notice tone="due">{m.recovery_codes_once()}</Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            {code.slice(0, 5)} {code.slice(5)}
          </li>
        ))}
      </ol>
      <p>{m.recovery_codes_keep()}</p>
      <div className="page-actions">
        <LinkButton to="/account/second-step?done=on">{m.recovery_codes_kept()}</LinkButton>
      </div>
    </Stack>
  )
}
