import { both, everyone, type Guard, type Ids } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
const checkId: Ids = ({ checkId }) => ({ checkId })
/** Questions and results are nobody's: only an address that says nothing is not found. */
const nothing: Ids = () => ({ field: 'none', answers: '1-1' })

/** The self-check, which everybody may answer, and what enterprises keep of it. */
export const selfCheckGuards: Record<string, Guard> = {
  'public/self-check': { opens: 'everyone' },
  'public/self-check-questions': { ...everyone, ids: nothing },
  'public/self-check-result': { opens: 'everyone', posts: ['enterprise'], ids: nothing, forms: [{ step: 'keep' }] },
  'enterprise/self-checks': { ...both('enterprise'), forms: [{ step: 'remove', remove: ROW }] },
  'enterprise/kept-self-check': { ...both('enterprise'), ids: checkId, forms: [{ step: 'remove' }] },
}
