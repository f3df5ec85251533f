import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink } from '~/ui'

/** The page on which somebody asks the department to call back, and from which they come back to where they began. */
export const askPath = ({ text, from }: { text: string; from: string }) =>
  `/ask-department?${new URLSearchParams({ text, from })}`

/** The department's number; where it is not known, the way on that there is. */
export const DepartmentNumber = ({ phone, ask }: { phone: string | null; ask: string }) =>
  phone ? (
    <p>
      {m.forgotten_code_phone()}: <ContactLink text={phone} />
    </p>
  ) : (
    <p>
      {m.department_no_phone()} <Link to={ask}>{m.forgotten_code_ask()}</Link>
    </p>
  )
