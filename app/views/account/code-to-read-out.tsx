import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'

type Props = { digits: string; until: string; name: string; address: string }

/** A code in groups that can be read out over a telephone. */
export const CodeToReadOut = ({ digits, until, name, address }: Props) => (
  <Notice tone="ok" title={m.help_code_title({ name })}>
    <p className="code-to-read-out">
      {digits.slice(0, 4)} {digits.slice(4)}
    </p>
    <p>{m.help_code_how({ address })}</p>
    <p>{m.help_code_until({ time: until })}</p>
  </Notice>
)
