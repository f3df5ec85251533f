import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Meta, Section } from '~/ui/layout'
import type { JointMemberItem } from './joint-members.server'

/** For whom a joint need stands, as consultants read it. */
export const JointMembers = ({ members }: { members: JointMemberItem[] }) =>
  members.length === 0 ? null : (
    <Section title={m.group_joint_members({ count: formatNumber(members.length) })} id="members">
      <p className="hint">{m.group_joint_members_lead()}</p>
      <ul className="subject-list">
        {members.map(({ id, name, facts, differs }) => (
          <li key={id}>
            <strong>{name}</strong>
            <Meta items={facts} />
            {differs ? <p className="hint">{m.group_differs_said({ differs })}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
