import type { Actor } from '~/domain/accounts/lifecycle'
import { askEnterprise, withdrawEntry } from '~/domain/assisted/ask-enterprise.server'
import { confirmKey } from '~/domain/assisted/codes.server'
import { confirmAsNew, confirmOnSlip, refuseByKey } from '~/domain/assisted/confirm.server'
import { entryOf } from '~/domain/assisted/queries.server'
import { chooseEntrySubjects, writeDown } from '~/domain/assisted/write-down.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { at } from '../clock'
import { idFrom } from '../ids'
import type { DemoAssisted } from './assisted-file'
import { demoDay } from './consultants'
import { storeDemoEvidence } from './evidence'

/** Needs that officers wrote down for enterprises that telephoned or came, through the commands that the pages call. */
export function tellAssisted(
  entries: DemoAssisted,
  department: Actor,
  enterprises: ReadonlyMap<string, Actor>,
  passwordHash: string,
) {
  for (const entry of entries) {
    const officer = entry.by ? actorOf(idFrom(`user ${entry.by}`))! : department
    const id = idFrom(`assisted ${entry.name} ${entry.day}`)
    const { person, stage, reason } = entry
    at(demoDay(entry.day), () => writeEntry(officer, id, entry, enterprises.get(entry.name)))
    if (stage === 'writing') continue
    at(demoDay(entry.day, 10), () => askEnterprise(officer, id))
    if (stage === 'asked') continue
    at(demoDay(entry.answered ?? entry.day, 15), () => {
      const key = confirmKey(entryOf(officer, id))
      if (stage === 'refused') return refuseByKey(null, key, reason)
      if (stage === 'withdrawn') return withdrawEntry(officer, id)
      if (stage === 'signed') {
        const scan = storeDemoEvidence('phieu-da-ky.pdf', 'Phieu xac nhan nhu cau da ky (minh hoa)')
        return confirmOnSlip(officer, id, { scan, signedOn: entry.answered ?? entry.day, passwordHash })
      }
      confirmAsNew(
        key,
        { step: 'new', name: person, phone: entry.phone, password: '', terms: true },
        passwordHash,
        'vi',
      )
    })
  }
}

function writeEntry(officer: Actor, id: string, entry: DemoAssisted[number], known: Actor | undefined) {
  const whose = known
    ? { whose: 'known' as const, organisationId: known.organisationId! }
    : { whose: 'new' as const, organisationName: entry.name, enterpriseKind: entry.kind! }
  const { arrival, person: personName, phone, text, sector_code: sectorCode, commune_code: communeCode } = entry
  writeDown(officer, { id, ...whose, arrival, personName, phone, text, sectorCode, communeCode, languages: [] })
  chooseEntrySubjects(officer, id, { step: 'save', suggested: entry.subjects, chosen: [], answers: {} })
}
