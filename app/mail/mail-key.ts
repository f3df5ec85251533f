/** The paths of links that are handed on, in mails too, whose last part does what the link is for: it is neither logged nor shown to others. */
export const mailKey =
  /(\/+(?:unsubscribe|confirm-email|reset-password|email-change|join|answer|confirm)\/+)[^/?#\s]+/gi
