import type { Candidate, MatchReason, MissingPoint, RankedNeed } from './candidate'
import { gainToTell } from './gain-told'
import { REPLIES_TOLD_FROM } from './reply-behaviour'
import {
  ANY_SECTOR,
  type Feature,
  FRESH_UNTIL,
  FRESHNESS_HALVES,
  FULL,
  NEUTRAL,
  OLD_FROM,
  OPEN,
  RESULTS_ENOUGH,
  SUBJECT_MISSED_FROM,
  SURE,
  TRAVELS,
  YEARS_NEUTRAL,
} from './weights'

/** How well a candidate does in one part, 0 to 1, with what is to be said for it and against it. */
type Judged = { value: number; reasons?: MatchReason[]; missing?: MissingPoint[] }

/** Null: the need does not ask, and the part counts for nobody. Where only the profile is silent the value is neutral. */
type Judge = (need: RankedNeed, candidate: Candidate) => Judged | null

export const judges: Record<Feature, Judge> = {
  subjects(need, { subjects }) {
    const all = need.subjects.reduce((sum, { weight }) => sum + weight, 0)
    const top = Math.max(0, ...need.subjects.map(({ weight }) => weight))
    const had = need.subjects.filter(({ code }) => subjects.has(code))
    const missed = need.subjects.filter(
      ({ code, weight }) => !subjects.has(code) && weight >= top * SUBJECT_MISSED_FROM,
    )
    return {
      value: all > 0 ? had.reduce((sum, { weight }) => sum + weight, 0) / all : 0,
      reasons: had.map(({ code }) => ({ kind: 'subject', subject: code })),
      missing: missed.map(({ code }) => ({ kind: 'subject', subject: code })),
    }
  },

  text(_need, { text }) {
    return { value: text.score, reasons: text.words.length > 0 ? [{ kind: 'text', words: [...text.words] }] : [] }
  },

  /** Where the work is to be done from afar, nobody travels. */
  area({ province, workMode }, { baseProvince, provinces, anyProvince }) {
    if (workMode === 'remote') return null
    if (!anyProvince && !provinces.has(province)) return { value: 0, missing: [{ kind: 'area', province }] }
    if (baseProvince === province) return { value: 1, reasons: [{ kind: 'same_province', province }] }
    return { value: TRAVELS, reasons: [{ kind: 'travels', province }] }
  },

  capacity(_need, { busy, engagementsAtOnce, activeEngagements }) {
    if (busy) return { value: 0, missing: [{ kind: 'busy' }] }
    if (engagementsAtOnce === null) return { value: OPEN }
    const free = engagementsAtOnce - activeEngagements
    if (free > 0) return { value: 1, reasons: [{ kind: 'free_places', count: free }] }
    return { value: FULL, missing: [{ kind: 'full', active: activeEngagements }] }
  },

  /** That somebody lacks a sector is said only of one that was stated: of what a text speaks of one may be mistaken. */
  sector({ sectors: asked }, { sectors, anySector }) {
    if (asked.length === 0) return null
    const had = asked.find(({ code }) => sectors.has(code))
    if (had) return { value: had.sure, reasons: [{ kind: 'sector', sector: had.code }] }
    if (anySector) return { value: ANY_SECTOR, reasons: [{ kind: 'any_sector' }] }
    if (sectors.size === 0) return { value: NEUTRAL }
    const stated = asked.filter(({ sure }) => sure === SURE)
    return { value: 0, missing: stated.map(({ code }) => ({ kind: 'sector', sector: code })) }
  },

  languages({ languages: asked }, { languages }) {
    if (asked.length === 0) return null
    if (languages.length === 0) return { value: NEUTRAL }
    const spoken = asked.filter((language) => languages.includes(language))
    return {
      value: spoken.length / asked.length,
      reasons: spoken.map((language) => ({ kind: 'language', language })),
      missing: asked
        .filter((language) => !languages.includes(language))
        .map((language) => ({ kind: 'language', language })),
    }
  },

  reply(_need, { reply: { score, typical, counted, inTime, days } }) {
    const told = counted >= REPLIES_TOLD_FROM
    return {
      value: score,
      reasons: told && score > typical ? [{ kind: 'replies', inTime, counted, days }] : [],
      missing: told && inTime * 2 < counted ? [{ kind: 'late_replies', inTime, counted }] : [],
    }
  },

  /** What was gained is told, and counts for no more than that it was verified. */
  results({ sectors }, { verified: { count, subjects, lasting, gains } }) {
    const asked = sectors.map(({ code }) => code)
    return {
      value: Math.min(1, count / RESULTS_ENOUGH),
      reasons: [{ kind: 'verified_results', count, subjects, lasting, gain: gainToTell(gains, asked) }],
    }
  },

  fee({ budgetMillion }, { feeFromMillion }) {
    if (budgetMillion === null) return null
    if (feeFromMillion === null) return { value: NEUTRAL }
    if (feeFromMillion <= budgetMillion) return { value: 1, reasons: [{ kind: 'fee', feeFromMillion }] }
    return { value: NEUTRAL * (budgetMillion / feeFromMillion), missing: [{ kind: 'fee', feeFromMillion }] }
  },

  workMode({ workMode }, { workModes }) {
    if (workMode === null) return null
    if (workModes.length === 0) return { value: NEUTRAL }
    if (workModes.includes(workMode)) return { value: 1, reasons: [{ kind: 'work_mode', mode: workMode }] }
    return { value: 0, missing: [{ kind: 'work_mode', mode: workMode }] }
  },

  size({ size }, { clientSizes }) {
    if (size === null) return null
    if (clientSizes.length === 0) return { value: NEUTRAL }
    if (clientSizes.includes(size)) return { value: 1, reasons: [{ kind: 'size', size }] }
    return { value: 0, missing: [{ kind: 'size', size }] }
  },

  freshness(_need, { updated: { on, daysAgo } }) {
    return {
      value: 0.5 ** (Math.max(0, daysAgo) / FRESHNESS_HALVES),
      reasons: daysAgo <= FRESH_UNTIL ? [{ kind: 'fresh', on }] : [],
      missing: daysAgo >= OLD_FROM ? [{ kind: 'old', on }] : [],
    }
  },

  experience(_need, { years }) {
    if (years === null) return { value: NEUTRAL }
    return {
      value: years / (years + YEARS_NEUTRAL),
      reasons: years > YEARS_NEUTRAL ? [{ kind: 'experience', years }] : [],
    }
  },
}
