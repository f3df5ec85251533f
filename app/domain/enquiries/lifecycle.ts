/** Months that an answered enquiry is kept, with the name and the contact it came with. The form says so. */
export const ENQUIRY_MONTHS = 12
