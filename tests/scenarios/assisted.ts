import type { Actor } from '~/domain/accounts/lifecycle'
import { askEnterprise } from '~/domain/assisted/ask-enterprise.server'
import { codeOf, confirmKey } from '~/domain/assisted/codes.server'
import type { AssistedInput } from '~/domain/assisted/forms'
import { entryOf } from '~/domain/assisted/queries.server'
import { chooseEntrySubjects, writeDown } from '~/domain/assisted/write-down.server'
import { newId } from '~db/ids'
import { department } from './accounts'

type Options = Partial<Omit<AssistedInput, 'whose'>> & {
  officer?: Actor
  /** With an account; none: a co-operative that nobody knows yet. */
  enterprise?: Actor
  taxCode?: string
}

/** What an officer wrote down for an enterprise on the telephone, with what it is about. */
export function writtenEntry({ officer = department(), enterprise, taxCode, ...said }: Options = {}) {
  const assistedId = said.id ?? newId()
  const whose = enterprise
    ? { whose: 'known' as const, organisationId: enterprise.organisationId! }
    : {
        whose: 'new' as const,
        organisationName: 'HTX Mận Hậu',
        enterpriseKind: 'cooperative' as const,
        ...(taxCode && { taxCode }),
      }
  writeDown(officer, {
    id: assistedId,
    ...whose,
    arrival: 'phone',
    personName: 'Lò Văn Mạnh',
    phone: '0912345678',
    email: 'man-hau@vi-du.example',
    text: 'Mận chín rộ một lúc, bán không kịp, muốn làm HACCP để bán cho siêu thị.',
    sectorCode: '10',
    communeCode: '04018',
    languages: [],
    ...said,
  })
  chooseEntrySubjects(officer, assistedId, { step: 'save', suggested: ['HACCP'], chosen: [], answers: {} })
  return { officer, assistedId, enterprise }
}

/** The enterprise is asked to confirm it. */
export function askedEntry(options: Options = {}) {
  const entry = writtenEntry(options)
  askEnterprise(entry.officer, entry.assistedId)
  return { ...entry, ...givenFor(entry) }
}

/** What stands on the slip, and the key of its address, as they are now. */
export function givenFor({ officer, assistedId }: { officer: Actor; assistedId: string }) {
  const row = entryOf(officer, assistedId)
  return { code: codeOf(row), key: confirmKey(row) }
}
