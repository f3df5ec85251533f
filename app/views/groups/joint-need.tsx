import { Link } from '@remix-run/react'
import { formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { weeksText } from '~/i18n/work-terms'
import { Details, Prose, Section } from '~/ui/layout'
import { OfferSummary } from '../work/proposal'
import { groupWorkPath } from './group-work-path'
import type { GroupView } from './group-view.server'

type Props = { joint: NonNullable<GroupView['joint']>; own: number | null; groupId: string; mayOpen: boolean }

/** The joint need as those read it who are in the group; its representative and the department also open its page. */
export const JointNeed = ({ joint, own, groupId, mayOpen }: Props) => (
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
    {joint.engagement && own !== null ? (
      <p>
        <Link to={mayOpen ? `/engagements/${joint.engagement.id}` : groupWorkPath(groupId)}>{m.group_work_link()}</Link>
      </p>
    ) : null}
    {joint.offers.length > 0 && own !== null ? (
      <>
        <p className="hint">{m.group_offers_lead()}</p>
        <ul>
          {joint.offers.map(({ id, consultant, offer }) => (
            <li key={id}>
              {m.group_offer({
                consultant,
                total: formatVnd(offer.priceVnd),
                share: formatVnd(offer.shares.find(({ member }) => member === own)?.amountVnd ?? 0),
                weeks: weeksText(offer.durationWeeks),
              })}
              <Details summary={m.proposal_of({ name: consultant })}>
                {/* The files are for whoever chooses. */}
                <OfferSummary offer={{ ...offer, files: [] }} />
              </Details>
            </li>
          ))}
        </ul>
      </>
    ) : null}
  </Section>
)
