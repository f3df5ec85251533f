/** Where an enterprise says whether it is named in the public register of results. */
export const namingPath = (engagementId: string) => `/engagements/${engagementId}/naming`
