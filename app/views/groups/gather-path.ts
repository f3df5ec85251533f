/** Where the department asks the enterprises of a proposed group. */
export const gatherPath = (subject: string, area: string) =>
  `/department/groups/new?${new URLSearchParams({ subject, area }).toString()}`
