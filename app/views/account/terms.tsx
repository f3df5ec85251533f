import * as m from '~/i18n/paraglide/messages'
import { Details } from '~/ui/layout'

/** What somebody who signs up agrees to; a change of meaning is another edition (`TERMS_EDITION`). */
export const Terms = () => (
  <Details summary={m.account_terms_title()}>
    <ul>
      <li>{m.account_terms_purpose()}</li>
      <li>{m.account_terms_seen()}</li>
      <li>{m.account_terms_truth()}</li>
      <li>{m.account_terms_rights()}</li>
      <li>{m.account_terms_contract()}</li>
    </ul>
  </Details>
)
