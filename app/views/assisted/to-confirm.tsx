import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'
import { UntilTag } from '~/ui/next-step'
import type { toConfirm } from './tasks.server'

/** Above an enterprise's needs: what an officer wrote down for it and it has yet to confirm. */
export function ToConfirm({ waiting }: { waiting: ReturnType<typeof toConfirm> }) {
  if (waiting.length === 0) return null
  return (
    <Notice tone="due" title={m.assisted_to_confirm_title()}>
      <ul>
        {waiting.map(({ id, title, to, until }) => (
          <li key={id}>
            <Link to={to}>{title}</Link> <UntilTag until={until} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
