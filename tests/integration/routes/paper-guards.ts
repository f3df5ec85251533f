import { today } from '~db/clock'
import { both, type Guard } from './guard'

const ROW = '0c1f9b61-4f0d-4d0e-9a53-8b54b0e0c0de'

/** The certificates that an enterprise holds. */
export const paperGuards: Record<string, Guard> = {
  'enterprise/certificates': { ...both('enterprise'), forms: [{ certificateId: ROW }] },
  'enterprise/new-certificate': {
    ...both('enterprise'),
    forms: [{ id: ROW, subjectCode: 'HACCP', scheme: 'HACCP', number: '1', issuingBody: 'x', issuedOn: today() }],
  },
  'enterprise/certificate-calendar': {
    opens: ['enterprise'],
    ids: ({ certificateId }) => ({ certificateId }),
  },
}
