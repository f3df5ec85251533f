import { issueAccessCode } from '~/domain/accounts/access-codes.server'
import { confirmPhone } from '~/domain/accounts/confirm-phone.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { inviteColleague } from '~/domain/accounts/invitations.server'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import { type Actor, signInName } from '~/domain/accounts/lifecycle'
import { livingCode, phoneDigits, sendCode } from '~/domain/accounts/phone-codes.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { engagementsOf } from '~/domain/engagement/queries.server'
import { deleteAccount } from '~/domain/leaving/delete-account.server'
import { homeProvince } from '~/vocabulary/province.server'
import { at } from '../clock'
import { transact } from '../connection'
import { idFrom } from '../ids'
import { demoDay } from './consultants'
import type { DemoOthers } from './files'

/** People who belong to several organisations or look only, and officers of agencies that are not in charge. */
export function addPeople(
  enterprises: ReadonlyMap<string, Actor>,
  { people, left, invited, agencies }: DemoOthers,
  department: Actor,
  passwordHash: string,
) {
  const organisationOf = (name: string) => enterprises.get(name)!.organisationId!
  for (const { day, email, phone, name, as, works_for: worksFor, confirms_phone: confirms, helped } of people) {
    const [first, ...others] = worksFor.map(organisationOf)
    const id = idFrom(`user ${signInName({ email, phone })}`)
    at(demoDay(day), () => {
      createAccount({ id, email, phone, name, passwordHash, organisation: { joins: first!, as } })
      for (const joins of others) joinOrganisation(id, { joins, as })
    })
    if (confirms && phone) at(demoDay(confirms), () => confirmNumber(actorOf(id)!, phone))
    if (!helped) continue
    at(demoDay(helped.day), () =>
      issueAccessCode(department, id, { id: idFrom(`code ${name}`), checkedBy: 'called_person', note: helped.note }),
    )
  }
  for (const { day, phone, name, worked_for: workedFor, wrote, leaves } of left) {
    const organisation = { joins: organisationOf(workedFor), as: 'member' as const }
    const id = idFrom(`user ${phone}`)
    const person = at(demoDay(day), () => createAccount({ id, phone, name, passwordHash, organisation }))
    const { requestId } = engagementsOf(person)[0]!
    at(demoDay(wrote.day), () => sendMessage(person, requestId, { id: idFrom(`message ${phone}`), text: wrote.text }))
    at(demoDay(leaves), () => deleteAccount(person, { note: '', formerExpert: '' }))
  }
  for (const { day, by, name, as } of invited) {
    at(demoDay(day), () => inviteColleague(enterprises.get(by)!, { id: idFrom(`invitation ${name}`), name, role: as }))
  }
  for (const { day, email, name, kind, officer, commune_code: communeCode } of agencies) {
    at(demoDay(day), () => {
      createAccount({
        id: idFrom(`user ${email}`),
        email,
        name: officer,
        passwordHash,
        organisation: {
          id: idFrom(`organisation ${email}`),
          kind: 'agency',
          agencyKind: kind,
          name,
          provinceCode: homeProvince().code,
          communeCode,
        },
      })
    })
  }
}

/** As if the code had come and been typed: a demo sends nothing. */
function confirmNumber(actor: Actor, phone: string) {
  transact((tx) => sendCode(tx, { id: actor.userId, phone }, 'confirm'))
  confirmPhone(actor, phoneDigits(livingCode(actor.userId, 'confirm')!))
}
