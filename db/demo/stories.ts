/** How far a need of the demo goes. Each stage goes through the ones it builds on. */
export type Stage =
  | 'draft'
  | 'published'
  | 'closed'
  | 'asked'
  | 'declined'
  | 'proposed'
  | 'working'
  | 'completed'
  | 'reported'
  | 'rejected'
  | 'verified'

/** `tell`: the sides that agreed that a verified result is told to others. */
export type Story = { need: string; day: string; stage: Stage; tell?: readonly ('enterprise' | 'consultant')[] }

const BOTH = ['enterprise', 'consultant'] as const

/** The demo year, told in the order of the days on which the needs were written. */
export const stories: Story[] = [
  { need: 'N04', day: '2026-01-12', stage: 'verified', tell: BOTH },
  { need: 'N34', day: '2026-01-15', stage: 'verified', tell: BOTH },
  { need: 'N17', day: '2026-01-20', stage: 'verified', tell: BOTH },
  { need: 'N36', day: '2026-02-02', stage: 'verified', tell: ['consultant'] },
  { need: 'N08', day: '2026-02-10', stage: 'verified', tell: BOTH },
  { need: 'N12', day: '2026-02-23', stage: 'verified' },
  { need: 'N47', day: '2026-02-25', stage: 'rejected' },
  { need: 'N11', day: '2026-03-02', stage: 'completed' },
  { need: 'N35', day: '2026-03-16', stage: 'completed' },
  { need: 'N56', day: '2026-04-07', stage: 'completed' },
  { need: 'N32', day: '2026-06-15', stage: 'closed' },
  { need: 'N38', day: '2026-08-03', stage: 'reported' },
  { need: 'N22', day: '2026-08-06', stage: 'reported' },
  { need: 'N09', day: '2026-08-11', stage: 'reported' },
  { need: 'N55', day: '2026-08-18', stage: 'declined' },
  { need: 'N01', day: '2026-09-08', stage: 'working' },
  { need: 'N28', day: '2026-09-14', stage: 'working' },
  { need: 'N30', day: '2026-09-21', stage: 'working' },
  { need: 'N03', day: '2026-09-22', stage: 'declined' },
  { need: 'N49', day: '2026-09-24', stage: 'working' },
  { need: 'N31', day: '2026-09-25', stage: 'working' },
  { need: 'N07', day: '2026-09-25', stage: 'working' },
  { need: 'N02', day: '2026-09-28', stage: 'proposed' },
  { need: 'N13', day: '2026-10-05', stage: 'proposed' },
  { need: 'N40', day: '2026-10-12', stage: 'proposed' },
  { need: 'N52', day: '2026-10-14', stage: 'proposed' },
  { need: 'N23', day: '2026-10-20', stage: 'proposed' },
  { need: 'N19', day: '2026-10-26', stage: 'asked' },
  { need: 'N27', day: '2026-10-30', stage: 'published' },
  { need: 'N42', day: '2026-11-02', stage: 'asked' },
  { need: 'N44', day: '2026-11-05', stage: 'published' },
  { need: 'N46', day: '2026-11-10', stage: 'published' },
  { need: 'N05', day: '2026-11-16', stage: 'asked' },
  { need: 'N15', day: '2026-11-17', stage: 'asked' },
  { need: 'N21', day: '2026-11-18', stage: 'published' },
  { need: 'N25', day: '2026-11-19', stage: 'published' },
  { need: 'N58', day: '2026-11-19', stage: 'draft' },
  { need: 'N59', day: '2026-11-20', stage: 'draft' },
]
