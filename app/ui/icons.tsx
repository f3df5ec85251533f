import type { ReactNode } from 'react'

const paths = {
  check: <path d="M4.5 12.8 9.6 18 19.5 6.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.2V12l3.2 2.2" />
    </>
  ),
  alert: (
    <>
      <path d="M12 4 21 19.5H3Z" />
      <path d="M12 10v4.4M12 16.9v.2" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.2M12 7.9v.2" />
    </>
  ),
  arrow: <path d="M4.5 12h14.5M13 6l6 6-6 6" />,
  back: <path d="M19.5 12H5M11 6l-6 6 6 6" />,
  search: (
    <>
      <circle cx="10.8" cy="10.8" r="6.3" />
      <path d="m15.5 15.5 4.5 4.5" />
    </>
  ),
  file: (
    <>
      <path d="M6 3.5h8l4.5 4.5v12.5H6Z" />
      <path d="M13.5 3.5V8.5h5M9 13h6.5M9 16.5h6.5" />
    </>
  ),
  bell: (
    <>
      <path d="M6 17.5V11a6 6 0 0 1 12 0v6.5l1.5 1.5H4.5Z" />
      <path d="M10 19.5a2 2 0 0 0 4 0" />
    </>
  ),
  minus: <path d="M6 12h12" />,
  close: <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof paths

/** A drawing beside words that say the same; never the only sign. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  )
}

/** The mark: a bridge's arch over an ochre deck. */
export function BridgeMark() {
  return (
    <svg className="bridge-mark" width="40" height="28" viewBox="0 0 40 28" aria-hidden="true" focusable="false">
      <path className="bridge-arch" d="M3 22C8 6 32 6 37 22M12 22V11.5M20 22V10M28 22V11.5" />
      <path className="bridge-deck" d="M1 24.5h38" />
    </svg>
  )
}
