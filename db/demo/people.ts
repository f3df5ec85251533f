import { createAccount } from '~/domain/accounts/create-account.server'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { at } from '../clock'
import { idFrom } from '../ids'
import { demoDay } from './consultants'

/** An accountant who keeps the books of two enterprises, and somebody of a third who may only look. All fictional. */
const BOOKKEPT = ['Công ty TNHH Gạch Đá Núi (minh họa)', 'Công ty CP Cấp nước Suối Nguồn (minh họa)'] as const
const LOOKED_AT = 'HTX Cà phê Bản Đồi (minh họa)'

/** People who belong to several organisations, look only, or come from an agency that is not in charge. */
export function addPeople(enterprises: ReadonlyMap<string, Actor>, passwordHash: string) {
  const organisationOf = (name: string) => enterprises.get(name)!.organisationId!
  at(demoDay('2026-10-15'), () => {
    const accountant = createAccount({
      id: idFrom('user accountant'),
      email: 'ke-toan@vi-du.example',
      name: 'Bà Lường Thị Mẫu (minh họa)',
      passwordHash,
      organisation: { joins: organisationOf(BOOKKEPT[0]) },
    })
    createAccount({
      id: idFrom('user reader'),
      email: 'chi-xem@vi-du.example',
      name: 'Ông Quàng Văn Ví Dụ (minh họa)',
      passwordHash,
      organisation: { joins: organisationOf(LOOKED_AT), as: 'reader' },
    })
    createAccount({
      id: idFrom('user commune'),
      email: 'xa@vi-du.example',
      name: 'Cán bộ xã (minh họa)',
      passwordHash,
      organisation: {
        id: idFrom('organisation commune'),
        kind: 'agency',
        agencyKind: 'commune',
        name: 'Ủy ban nhân dân xã Thung Mẫu (minh họa)',
        provinceCode: '14',
      },
    })
    at(demoDay('2026-10-16'), () => joinOrganisation(accountant.userId, { joins: organisationOf(BOOKKEPT[1]) }))
  })
}
