import { READ_AS } from '~/forms/carried'
import { both, everyone, type Guard, type Ids } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
const checkId: Ids = ({ checkId }) => ({ checkId })
/** Questions and results are nobody's: only an address that says nothing is not found. */
const nothing: Ids = () => ({ field: 'none', answers: '1-1' })

/** The self-check, which everybody may answer, what enterprises keep of it, and the register of results. */
export const selfCheckGuards: Record<string, Guard> = {
  'public/self-check': { opens: 'everyone' },
  'public/self-check-questions': { ...everyone, ids: nothing },
  'public/self-check-result': { opens: 'everyone', posts: ['enterprise'], ids: nothing, forms: [{ step: 'keep' }] },
  'public/results': { opens: 'everyone' },
  'enterprise/naming': {
    ...both('enterprise'),
    ids: ({ engagementId }) => ({ engagementId }),
    forms: [{ step: 'agree', [READ_AS]: '1' }, { step: 'withdraw' }],
  },
  'enterprise/self-checks': { ...both('enterprise'), forms: [{ step: 'remove', remove: ROW }] },
  'enterprise/kept-self-check': { ...both('enterprise'), ids: checkId, forms: [{ step: 'remove' }] },
}
