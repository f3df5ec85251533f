/** Months that an answered enquiry is kept, with the name and the contact it came with. The form says so. */
export const ENQUIRY_MONTHS = 12
/** Working days within which the department answers. The page says so to whoever asks, and to officers. */
export const ENQUIRY_ANSWER_DAYS = 3
