/** Where a member of a group follows its work. */
export const groupWorkPath = (groupId: string) => `/groups/${groupId}/work`
