import { resultPath } from '~/domain/self-check/answers'
import { answersOf } from '~tests/scenarios'
import { both, everyone, type Guard, type Ids } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
const checkId: Ids = ({ checkId }) => ({ checkId })
const field: Ids = () => ({ field: 'farm' })
/** A result belongs to whoever has its address. */
const answers: Ids = () => ({ field: 'farm', answers: resultPath('farm', answersOf('farm', 2)).split('/').at(-1)! })

/** The self-check, which everybody may answer, and what enterprises keep of it. */
export const selfCheckGuards: Record<string, Guard> = {
  'public/self-check': { opens: 'everyone' },
  'public/self-check-questions': { ...everyone, ids: field },
  'public/self-check-result': { opens: 'everyone', posts: ['enterprise'], ids: answers },
  'enterprise/self-checks': { ...both('enterprise'), forms: [{ step: 'remove', remove: ROW }] },
  'enterprise/kept-self-check': { ...both('enterprise'), ids: checkId, forms: [{ step: 'remove' }] },
}
