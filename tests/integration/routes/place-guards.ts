import type { Guard } from './guard'

/** Pages of one commune, subject and enterprise, and of unmet demand. */
export const placeGuards: Record<string, Guard> = {
  'department/unmet': { opens: ['department'] },
  'department/communes': { opens: ['department'] },
  // Those who ask are of another province, or of no commune.
  'department/commune': { opens: ['department', 'agency'], ids: () => ({ code: '04018' }) },
  // A subject is the whole country's. Only one that is unknown is not found.
  'department/subject': { opens: ['department'], ids: () => ({ code: 'no-subject' }) },
  'department/enterprise': {
    opens: ['department'],
    ids: ({ owners }) => ({ organisationId: owners.enterprise.organisationId! }),
  },
}
