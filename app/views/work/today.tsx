import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader, Section } from '~/ui/layout'
import { UntilTag } from '~/ui/next-step'
import { TaskList } from '~/ui/process'
import { useReadOnly } from '~/ui/read-only'
import { Worklist } from '~/views/programme/programme'
import type { TodayShown, TodayTask } from './today.server'

/** The first page of somebody signed in: what waits for them and until when, and what others are doing. */
export const Today = ({ organisation, day, ...shown }: TodayShown) => (
  <>
    <PageHeader title={m.today_title()} lead={m.today_hello({ organisation, day })} />
    <Waiting {...shown} />
    {shown.tasks && shown.tasks.others.length > 0 ? (
      <Section title={m.today_others()}>
        <Tasks tasks={shown.tasks.others} isMine={false} />
      </Section>
    ) : null}
  </>
)

/** What waits for somebody: the same on the home page and beside what they were told. */
export function Waiting({ role, tasks, worklist }: Pick<TodayShown, 'role' | 'tasks' | 'worklist'>) {
  const readOnly = useReadOnly()
  return (
    <>
      {tasks ? (
        <Section title={readOnly ? m.today_mine_of_organisation() : m.today_mine()}>
          {tasks.mine.length === 0 ? <p>{m.today_mine_none()}</p> : <Tasks tasks={tasks.mine} isMine />}
          {role === 'enterprise' ? (
            <p>
              <Link to="/self-check">{m.today_self_check()}</Link>
            </p>
          ) : null}
          {role === 'consultant' ? (
            <p>
              <Link to="/open-needs">{m.today_open_needs()}</Link>
            </p>
          ) : null}
        </Section>
      ) : null}
      {worklist ? <Worklist work={worklist} isBeginning={false} /> : null}
      {tasks ? null : (
        <p>
          <Link to={overview[role]}>{m.today_overview()}</Link>
        </p>
      )}
    </>
  )
}

const overview: Record<TodayShown['role'], string> = {
  enterprise: '/needs',
  consultant: '/requests',
  department: '/department',
  agency: '/agency',
  admin: '/admin/health',
  unattached: '/account',
}

const Tasks = ({ tasks, isMine }: { tasks: TodayTask[]; isMine: boolean }) => (
  <TaskList
    tasks={tasks.map(({ title, to, what, until }) => ({
      title: isMine ? what : title,
      to,
      hint: isMine ? title : what,
      status: <UntilTag until={until} />,
    }))}
  />
)
