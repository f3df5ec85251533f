/** The paths of links in mails, whose last part does what the mail is for: it is neither logged nor shown to others. */
export const mailKey = /(\/+(?:unsubscribe|confirm-email|reset-password|email-change)\/+)[^/?#\s]+/gi
