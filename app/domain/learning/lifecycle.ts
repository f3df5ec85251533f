/** Months that a record is kept: two seasons of everything that grows here. The department's page says so. */
export const RECORD_MONTHS = 24

/** Below so many needs, counts of agreement say nothing in general. */
export const ENOUGH_TO_CONCLUDE = 30
