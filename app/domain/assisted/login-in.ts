import { isMobile } from '../accounts/phone'

/** What the account of a slip that is signed bears: the mobile number that was given, else the address. */
export const loginIn = ({ phone, email }: { phone: string | null; email: string | null }) =>
  phone && isMobile(phone) ? phone : email
