import type { changesOf } from '~/domain/engagement/changes.server'
import type { engagementOf } from '~/domain/engagement/queries.server'
import { ChangesSection } from './change-parts'

type Props = { engagement: ReturnType<typeof engagementOf>; changes: ReturnType<typeof changesOf> }

/** What is proposed now, and what was changed before. */
export const EngagementChanges = ({ engagement, changes }: Props) => (
  <ChangesSection
    engagementId={engagement.id}
    isActive={engagement.status === 'active'}
    names={engagement}
    changes={changes}
  />
)
