import type { Workspace } from '~/domain/accounts/lifecycle'
import { agencyKindText, membershipRoleText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'

/** Somewhere to work for; `id` empty: the system itself. */
export type WorkspaceChoice = { id: string; name: string; as: string; chosen: boolean }

export const workspaceChoice = (workspace: Workspace, chosenId: string | null): WorkspaceChoice => ({
  id: workspace.organisationId ?? '',
  name: workspace.organisationName ?? m.account_role_admin(),
  as: [
    workspace.agencyKind && agencyKindText[workspace.agencyKind](),
    workspace.membership && membershipRoleText[workspace.membership](),
  ]
    .filter(Boolean)
    .join(', '),
  chosen: workspace.organisationId === chosenId,
})

type Props = { workspaces: readonly WorkspaceChoice[]; mayWrite: boolean }

/** For whom somebody works at the moment, where that could be asked: they belong to several, or may only look. */
export function WorkspaceBar({ workspaces, mayWrite }: Props) {
  const chosen = workspaces.find((workspace) => workspace.chosen)
  if (!chosen || (workspaces.length < 2 && mayWrite)) return null
  return (
    <div className="workspace-bar">
      <div className="site-width workspace-row">
        <p>
          {m.workspace_for()} <strong>{chosen.name}</strong>
          {mayWrite ? null : <span className="workspace-as">{m.workspace_read_only()}</span>}
        </p>
        {workspaces.length > 1 ? <OtherWorkspaces workspaces={workspaces} /> : null}
      </div>
    </div>
  )
}

const OtherWorkspaces = ({ workspaces }: Pick<Props, 'workspaces'>) => (
  <details className="workspace-menu">
    <summary>{m.workspace_change()}</summary>
    <form method="post" action="/workspace" aria-label={m.workspace_change()}>
      <ul>
        {workspaces
          .filter((workspace) => !workspace.chosen)
          .map((workspace) => (
            <li key={workspace.id}>
              <button name="organisation" value={workspace.id}>
                {workspace.name}
                {workspace.as ? <span className="workspace-as">{workspace.as}</span> : null}
              </button>
            </li>
          ))}
      </ul>
    </form>
  </details>
)
