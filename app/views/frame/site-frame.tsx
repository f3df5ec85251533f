import { type ReactNode, useContext } from 'react'
import { Link, NavLink, useLocation } from '@remix-run/react'
import type { Role } from '~/domain/accounts/lifecycle'
import { withoutOnlyShown } from '~/forms/carried'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { BridgeMark, Icon } from '~/ui/icons'
import { ToldOnce, useOnlyForm } from '~/ui/open-forms'
import { WorkspaceBar, type WorkspaceChoice } from './workspace-menu'

type NavItem = { to: string; text: () => string; exact?: boolean }

const pagesOf: Record<Role | 'visitor', readonly NavItem[]> = {
  visitor: [
    { to: '/consultants', text: m.nav_consultants },
    { to: '/sign-in', text: m.nav_sign_in },
    { to: '/sign-up', text: m.nav_sign_up },
  ],
  enterprise: [
    { to: '/', text: m.nav_today, exact: true },
    { to: '/needs', text: m.nav_needs },
    { to: '/consultants', text: m.nav_consultants },
    { to: '/engagements', text: m.nav_engagements },
    { to: '/organisation', text: m.nav_organisation },
  ],
  consultant: [
    { to: '/', text: m.nav_today, exact: true },
    { to: '/requests', text: m.nav_requests },
    { to: '/open-needs', text: m.nav_needs },
    { to: '/engagements', text: m.nav_engagements },
    { to: '/profile', text: m.nav_profile },
  ],
  department: [
    { to: '/department', text: m.nav_department, exact: true },
    { to: '/department/follow-up', text: m.follow_up_title },
    { to: '/department/profiles', text: m.nav_department_profiles },
    { to: '/department/outcomes', text: m.nav_department_outcomes },
  ],
  agency: [
    { to: '/agency', text: m.nav_agency },
    { to: '/consultants', text: m.nav_consultants },
  ],
  admin: [{ to: '/admin/health', text: m.nav_health }],
  unattached: [{ to: '/consultants', text: m.nav_consultants }],
}

/** Whom the frame is drawn for; `key`: who it is, in which workspace (`forms/carried.ts`). */
export type Viewer = {
  key: string
  role: Role
  name: string
  mayWrite: boolean
  workspaces: WorkspaceChoice[]
  /** Notifications that were not read yet. */
  unread: number
} | null

export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      {m.site_skip()}
    </a>
  )
}

/** `demo`: the data is fictional; `mails`: mails of this trial run are to be seen on a page. */
export type DemoShown = { mails: boolean } | null

export function SiteHeader({ viewer, demo }: { viewer: Viewer; demo?: DemoShown }) {
  return (
    <header className="site-header">
      {demo && <DemoBanner {...demo} />}
      <div className="site-width site-header-row">
        <Link to="/" className="wordmark" aria-label={m.site_home()}>
          <BridgeMark />
          <span>{m.common_brand()}</span>
        </Link>
        {viewer && <Bell unread={viewer.unread} />}
        <nav className="site-nav" aria-label={m.site_navigation()}>
          <NavItems viewer={viewer} />
        </nav>
        <details className="site-menu">
          <summary>
            <Icon name="menu" />
            {m.site_menu()}
          </summary>
          <nav aria-label={m.site_navigation()}>
            <NavItems viewer={viewer} />
          </nav>
        </details>
      </div>
      {viewer && <WorkspaceBar {...viewer} />}
    </header>
  )
}

/** How much was told since somebody last looked. */
const Bell = ({ unread }: { unread: number }) => (
  <NavLink
    to="/notifications"
    className="site-bell"
    aria-label={unread > 0 ? m.notice_bell({ count: formatNumber(unread) }) : m.notice_bell_none()}
  >
    <Icon name="bell" />
    {unread > 0 ? <span className="site-bell-count">{unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}</span> : null}
  </NavLink>
)

const MOST_COUNTED = 99

function NavItems({ viewer }: { viewer: Viewer }) {
  return (
    <ul>
      {pagesOf[viewer?.role ?? 'visitor'].map(({ to, text, exact }) => (
        <li key={to}>
          <NavLink to={to} end={exact}>
            {text()}
          </NavLink>
        </li>
      ))}
      {viewer && (
        <>
          <li>
            <NavLink to="/account" title={viewer.name}>
              {m.site_account()}
            </NavLink>
          </li>
          <li>
            <form method="post" action="/sign-out">
              <button className="nav-button">{m.site_sign_out()}</button>
            </form>
          </li>
        </>
      )}
    </ul>
  )
}

function DemoBanner({ mails }: NonNullable<DemoShown>) {
  return (
    <p className="demo-banner">
      <span className="site-width">
        <strong>{m.site_demo_title()}.</strong> {m.site_demo()}{' '}
        {mails ? <Link to="/dev/mail">{m.site_demo_mails()}</Link> : null}
      </span>
    </p>
  )
}

const themes = [
  ['auto', m.preference_theme_auto],
  ['light', m.preference_theme_light],
  ['dark', m.preference_theme_dark],
] as const

const languages = [
  ['vi', m.preference_vi],
  ['en', m.preference_en],
] as const

export function SiteFooter({ theme, lines }: { theme: string; lines: string[] }) {
  return (
    <footer className="site-footer">
      <div className="site-width site-footer-row">
        <div className="site-about">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>
            <Link to="/ask-department">{m.site_ask_department()}</Link>
            {' · '}
            <Link to="/self-check">{m.self_check_title()}</Link>
            {' · '}
            <Link to="/verify">{m.verify_title()}</Link>
            {' · '}
            <Link to="/results">{m.register_title()}</Link>
            {' · '}
            <Link to="/confirm">{m.site_confirm_link()}</Link>
          </p>
        </div>
        {useContext(ToldOnce).isHere ? null : <Preferences theme={theme} />}
      </div>
    </footer>
  )
}

const Preferences = ({ theme }: { theme: string }) => (
  <div className="preferences">
    <Preference name="locale" legend={m.preference_language()}>
      {languages.map(([code, text]) => (
        <PreferenceButton key={code} name="locale" value={code} chosen={getLocale() === code} lang={code}>
          {text()}
        </PreferenceButton>
      ))}
    </Preference>
    <Preference name="theme" legend={m.preference_theme()}>
      {themes.map(([code, text]) => (
        <PreferenceButton key={code} name="theme" value={code} chosen={theme === code}>
          {text()}
        </PreferenceButton>
      ))}
    </Preference>
  </div>
)

/** Where the preferences are sent: the page that they lead back to goes along. */
const preferencesFrom = (page: string) => `/preferences?back=${encodeURIComponent(withoutOnlyShown(page))}`

function Preference({ name, legend, children }: { name: string; legend: string; children: ReactNode }) {
  const { pathname, search } = useLocation()
  return (
    <form
      method="post"
      action={preferencesFrom(pathname + search)}
      className="preference"
      aria-labelledby={`preference-${name}`}
    >
      <span className="preference-legend" id={`preference-${name}`}>
        {legend}
      </span>
      {children}
    </form>
  )
}

type PreferenceButtonProps = { name: string; value: string; chosen: boolean; lang?: string; children: ReactNode }

/** Belongs to the page's form where there is one: what was typed comes back in the other language or colours. */
function PreferenceButton({ chosen, ...button }: PreferenceButtonProps) {
  const form = useOnlyForm()
  const { pathname, search } = useLocation()
  return (
    <button
      {...button}
      className="preference-button"
      aria-pressed={chosen}
      form={form?.id}
      formAction={preferencesFrom(form?.address ?? pathname + search)}
      formNoValidate
    />
  )
}
