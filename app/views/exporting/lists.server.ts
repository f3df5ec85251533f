import type { Actor } from '~/domain/accounts/lifecycle'
import type { List } from './define-list.server'
import { allProfiles, followUps, profilesToLookAt } from './lists/department.server'
import { calls, enquiries, groups, taxCodes } from './lists/desk.server'
import { figures, reasonCases } from './lists/figures.server'
import { consultants, register } from './lists/open.server'
import { certificates, ownNeeds, ownWorks, requests } from './lists/own.server'
import { asked, enterprises, records, works } from './lists/province.server'
import { outcomes } from './lists/results.server'

/** Every list that can be taken along, in the order in which somebody is offered them. */
export const LISTS: readonly List[] = [
  ownNeeds,
  requests,
  ownWorks,
  certificates,
  records,
  asked,
  figures,
  reasonCases,
  works,
  outcomes,
  enterprises,
  followUps,
  profilesToLookAt,
  allProfiles,
  groups,
  calls,
  enquiries,
  taxCodes,
  consultants,
  register,
]

export const listNamed = (id: string | undefined) => LISTS.find((list) => list.id === id)

/** The list of this name, where it is there for the actor; else a 404 page. */
export function listFor(actor: Actor, id: string | undefined): List {
  const list = listNamed(id)
  if (!list?.opens(actor)) throw new Response(null, { status: 404 })
  return list
}
