import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Prose, Section } from '~/ui/layout'
import type { GroupView } from './group-view.server'

type Props = { joint: NonNullable<GroupView['joint']>; mayOpen: boolean }

/** The joint need as those read it who are in the group; its representative and the department also open its page. */
export const JointNeed = ({ joint, mayOpen }: Props) => (
  <Section
    title={m.group_joint_title()}
    aside={mayOpen ? <Link to={`/needs/${joint.id}`}>{m.group_joint_link()}</Link> : undefined}
  >
    <blockquote className="told">
      <Prose text={joint.text} />
    </blockquote>
    <p>
      {joint.engagement
        ? m.group_joint_working({ consultant: joint.engagement.consultant })
        : m.group_joint_counts({ invited: formatNumber(joint.invited), offered: formatNumber(joint.offered) })}
    </p>
  </Section>
)
