import { Link } from '@remix-run/react'
import { memberStatusText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { Tag, type TagTone } from '~/ui/feedback'
import { Meta } from '~/ui/layout'
import type { GroupView } from './group-view.server'

const tones = {
  asked: 'due',
  joined: 'ok',
  declined: 'neutral',
  left: 'neutral',
  passed: 'neutral',
} as const satisfies Record<GroupView['members'][number]['status'], TagTone>

/** Who is in a group, or was asked into it. */
export const Members = ({ members }: { members: GroupView['members'] }) => (
  <ul className="subject-list">
    {members.map(({ id, name, isMine, isLead, facts, status, needId, differs, prefers, declined }) => (
      <li key={id}>
        <strong>{name}</strong>
        {isMine ? ` ${m.group_member_you()}` : ''} <Tag tone={tones[status]}>{memberStatusText[status]()}</Tag>{' '}
        {isLead ? <Tag tone="info">{m.group_member_lead()}</Tag> : null}
        <Meta items={facts} />
        {differs ? <p className="hint">{m.group_differs_said({ differs })}</p> : null}
        {prefers ? <p className="hint">{m.group_prefers_said({ holder: prefers })}</p> : null}
        {declined ? <p className="hint">{declined}</p> : null}
        {needId ? <Link to={`/needs/${needId}`}>{m.group_member_need()}</Link> : null}
      </li>
    ))}
  </ul>
)
