import type { Actor } from '~/domain/accounts/lifecycle'
import { figuresBy, programmeFigures } from '~/domain/programme/counting.server'
import { type FigureName, FIGURES } from '~/domain/programme/figures'
import { flowDifferences } from '~/domain/programme/flow.server'
import { needRecords } from '~/domain/programme/queries.server'
import type { Cut, Scope } from '~/domain/programme/scope'
import { db } from '~db/connection'

/** A figure a second way, straight from the tables: `:subject` is the row's, or null. */
const REACHED: Record<FigureName, string> = {
  needs: '1',
  requested: 'exists (select 1 from requests r where r.need_id = n.id)',
  replied: 'exists (select 1 from requests r where r.need_id = n.id and r.answered_at is not null)',
  proposed: 'exists (select 1 from proposals p where p.need_id = n.id)',
  awarded: 'exists (select 1 from engagements e where e.need_id = n.id)',
  completed: `exists (select 1 from engagements e where e.need_id = n.id and e.status = 'completed')`,
  certified: `exists (select 1 from engagements e join outcomes o on o.engagement_id = e.id where e.need_id = n.id
    and o.status = 'verified' and o.same_as_id is null and (:subject is null or o.subject_code = :subject))`,
}

/** Of each cut, the row in which a need stands. */
const ROW: { [C in Cut]?: string } = {
  commune: `coalesce(n.commune_code, 'unknown')`,
  enterpriseKind: `coalesce(n.enterprise_kind, 'unknown')`,
  channel: `coalesce(n.assisted_agency_id, 'self')`,
  consultant: `coalesce((select e.profile_id from engagements e where e.need_id = n.id), 'unknown')`,
  subject: 's.subject_code',
  section: `coalesce((with recursive up(code, parent) as (
    select code, parent from sectors where version = n.sector_version and code = n.sector_code
    union all select s.code, s.parent from sectors s join up on s.code = up.parent where s.version = n.sector_version)
    select code || iif(n.sector_version = 'VSIC 2025', '', '@' || n.sector_version) from up where parent is null), 'unknown')`,
}

const PERIODS: { scope: Scope; when: string }[] = [
  { scope: {}, when: '1' },
  { scope: { year: 2025 }, when: `strftime('%Y', n.published_at / 1000, 'unixepoch', '+7 hours') = '2025'` },
  {
    scope: { year: 2026, quarter: 2 },
    when: `strftime('%Y-%m', n.published_at / 1000, 'unixepoch', '+7 hours') in ('2026-04', '2026-05', '2026-06')`,
  },
]

/**
 * Where the department's figures are not what plain SQL over the tables counts, or a figure's list has another length: `[]` where all
 * agree, in every period, cut and row. How many numbers were compared.
 */
export function reconciled(officer: Actor): { compared: number; differing: string[] } {
  const differing = flowDifferences().map((needId) => `row of ${needId}`)
  let compared = 0
  const compare = (what: string, one: number, other: number, list: number) => {
    compared += 1
    if (one !== other || one !== list) differing.push(`${what}: ${one}, by SQL ${other}, in its list ${list}`)
  }
  for (const { scope, when } of PERIODS) {
    const whole = programmeFigures(officer, scope)
    for (const figure of FIGURES) {
      const [row] = counted(officer, figure, when, `'all'`, false)
      const list = needRecords(officer, figure, scope).length
      compare(`${JSON.stringify(scope)} ${figure}`, whole[figure], row?.n ?? 0, list)
    }
    for (const [cut, code] of Object.entries(ROW) as [Cut, string][]) {
      const rows = figuresBy(officer, cut, scope)
      for (const figure of FIGURES) {
        const second = new Map(counted(officer, figure, when, code, cut === 'subject').map((row) => [row.code, row.n]))
        for (const row of rows) {
          const list = needRecords(officer, figure, { ...scope, [cut]: row.code }).length
          compare(`${JSON.stringify(scope)} ${cut} ${row.code} ${figure}`, row[figure], second.get(row.code) ?? 0, list)
          second.delete(row.code)
        }
        for (const [missing, n] of second) differing.push(`${cut} ${missing} ${figure}: no row, by SQL ${n}`)
      }
    }
  }
  return { compared, differing }
}

function counted(officer: Actor, figure: FigureName, when: string, code: string, bySubject: boolean) {
  const reached = REACHED[figure].replaceAll(':subject', bySubject ? 's.subject_code' : 'null')
  const text = `select ${code} code, count(*) n from needs n ${bySubject ? 'join need_subjects s on s.need_id = n.id' : ''}
    where n.province_code = ? and n.published_at is not null and n.close_reason is not 'in_group' and ${when} and ${reached} group by 1`
  return db.$client.prepare(text).all(officer.provinceCode) as { code: string; n: number }[]
}
