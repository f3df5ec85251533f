import { both, everyone, type Guard, type Ids } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a21'
const assistedId: Ids = ({ assistedId }) => ({ assistedId })
const WRITTEN = {
  id: ROW,
  whose: 'new',
  organisationName: 'HTX Mận Hậu',
  enterpriseKind: 'cooperative',
  arrival: 'phone',
  personName: 'Lò Văn Mạnh',
  text: 'Mận chín rộ một lúc, bán không kịp, muốn sấy mà chưa biết làm.',
  sectorCode: '10',
  communeCode: '04018',
}

/** Needs that officers write down for enterprises: those of the department and of communes. */
export const assistedGuards: Record<string, Guard> = {
  'public/confirm': everyone,
  'account/confirm-need': everyone,
  'enterprise/need-to-confirm': {
    ...both('enterprise'),
    ids: assistedId,
    forms: [{ step: 'confirm' }, { step: 'take' }, { step: 'refuse', reason: 'x' }],
  },
  'assisted/list': { opens: ['department', 'agency'] },
  'assisted/find-enterprise': { opens: ['department', 'agency'] },
  'assisted/write-down': { ...both('department', 'agency'), forms: [WRITTEN] },
  'assisted/entry': {
    ...both('department', 'agency'),
    ids: assistedId,
    forms: [{ step: 'ask', told: 'on' }, { step: 'send', by: 'mail' }, { step: 'call' }, { step: 'withdraw' }],
  },
  'assisted/edit-entry': { ...both('department', 'agency'), ids: assistedId, forms: [WRITTEN] },
  'assisted/entry-subjects': {
    ...both('department', 'agency'),
    ids: assistedId,
    forms: [{ step: 'save', suggested: 'HACCP' }],
  },
  'assisted/slip': { opens: ['department', 'agency'], ids: assistedId },
  'assisted/slip-file': {
    opens: ['department', 'agency'],
    ids: (record) => ({ ...assistedId(record), format: 'pdf' }),
  },
}
