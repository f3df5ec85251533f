/** So many enterprises of a field have to have kept a result before anything is told of all of them. */
export const LEAST_COMPARED = 5

/** Older results are no comparison any more. */
export const COMPARED_DAYS = 730

/** Days after a kept result in which the enterprise is asked to check itself again. */
export const AGAIN_DAYS = 365

/** Results of the national self-assessment that an enterprise can note down. */
export const MAX_NATIONAL_RESULTS = 20
