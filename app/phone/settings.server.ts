import { showsItsMails } from '~/mail/settings.server'
import { readSettings } from '~/settings.server'

/** Whether messages can be sent to phones at all. */
export const phoneIsSetUp = () => readSettings().phone !== undefined

/** A demo shows everybody what would be sent, beside its mails. */
const showsItsPhoneMessages = () => !phoneIsSetUp() && process.env.NHIP_CAU_DEMO === '1' && showsItsMails()

/** Whether anybody sees such a message: sent, or shown. */
export const phoneMessagesAreSeen = () => phoneIsSetUp() || showsItsPhoneMessages()
