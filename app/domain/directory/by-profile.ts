/** Rows of a profile's parts, by the profile they belong to, in their order. */
export function byProfile<T extends { profileId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.profileId)
    if (group) group.push(row)
    else groups.set(row.profileId, [row])
  }
  return groups
}
