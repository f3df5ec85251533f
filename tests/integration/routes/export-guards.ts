import { ROLES } from '~/domain/accounts/lifecycle'
import { both, type Guard } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'

/** Which list is there for whom is the list's own (`tests/integration/exporting`); one without a name is there for nobody. */
export const exportGuards: Record<string, Guard> = {
  'exports/exports': { opens: ROLES },
  'exports/list': {
    ...both(...ROLES),
    ids: () => ({ list: ROW }),
    forms: [{ columns: 'name', format: 'xlsx', reason: 'Gọi điện mời họp.' }],
  },
  'exports/list-file': { opens: ROLES, ids: () => ({ list: ROW }) },
  'exports/taken-file': { opens: ['department'], ids: () => ({ takenId: ROW }) },
  'exports/log': { opens: ['department', 'admin'] },
}
