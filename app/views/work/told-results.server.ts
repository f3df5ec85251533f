import type { EnterpriseKind } from '~/domain/accounts/lifecycle'
import type { ToldResult } from '~/domain/certification/told-results.server'
import { groupBy } from '~/domain/group-by'
import { indicatorOf } from '~/vocabulary/indicators'
import { communeOf, provinceOf } from '~/vocabulary/reference.server'
import { formatList, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inSentence } from '~/i18n/in-sentence'
import { getLocale } from '~/i18n/paraglide/runtime'
import { sectorInWords } from '~/views/choices/sector-words.server'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { localName } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { trackOf } from '~/vocabulary/tracks'
import { levelText } from '../measures/measure-terms'

const whoText: Record<EnterpriseKind, () => string> = {
  enterprise: m.told_who_company,
  cooperative: m.told_who_cooperative,
  'cooperative-group': m.told_who_cooperative_group,
  household: m.told_who_household,
  'public-unit': m.told_who_public_unit,
}

/** The commune as it stands in a sentence, "xã …"; the province where the commune is not known. */
function placeOf({ communeCode, provinceCode }: Pick<ToldResult, 'communeCode' | 'provinceCode'>): string {
  const commune = communeCode ? communeOf(communeCode) : undefined
  if (commune && getLocale() === 'vi') return inSentence(commune.fullName)
  const unit = commune ?? provinceOf(provinceCode)
  return unit ? localName(unit) : provinceCode
}

type Named = Pick<ToldResult, 'enterpriseKind' | 'sectorCode' | 'communeCode' | 'provinceCode'>

/** What an enterprise is called that is not named. */
export function unnamedEnterprise({
  enterpriseKind,
  sectorCode,
}: Pick<Named, 'enterpriseKind' | 'sectorCode'>): string {
  const who = enterpriseKind ? whoText[enterpriseKind]() : m.told_who_unknown()
  return sectorCode ? m.told_who_in_sector({ who, sector: sectorInWords(sectorCode) }) : who
}

const whoAndWhere = (named: Named) => ({ who: unnamedEnterprise(named), place: placeOf(named) })

/** A result in one sentence, as it is told to others and shown to those who are asked whether it may be. */
export const toldSentence = (result: ToldResult): string => sentenceOf[result.result.kind](result)

const sentenceOf: Record<ToldResult['result']['kind'], (result: ToldResult) => string> = {
  certificate: (result) => {
    const { subjectCode, months, consultant, others } = result
    const of = { obtained: obtainedText(subjectCode), consultant }
    if (others) {
      const told = { ...of, named: groupNamed(result, others) }
      return months === null
        ? m.told_group_sentence_no_months(told)
        : m.told_group_sentence({ ...told, months: monthsText(months) })
    }
    const told = { ...of, ...whoAndWhere(result) }
    return months === null ? m.told_sentence_no_months(told) : m.told_sentence({ ...told, months: monthsText(months) })
  },
  measure: (result) => {
    const { months, consultant, others } = result
    const named = others ? groupNamed(result, others) : m.told_group_one(whoAndWhere(result))
    const told = { named, consultant, ...changeOf(result) }
    return months === null ? m.told_measure_no_months(told) : m.told_measure({ ...told, months: monthsText(months) })
  },
}

/** One more result of the work that was told of just before, and of the same place. */
const moreOf: Record<ToldResult['result']['kind'], (result: ToldResult) => string> = {
  certificate: ({ subjectCode, months }) => {
    const told = { obtained: obtainedText(subjectCode) }
    return months === null
      ? m.told_more_certificate_no_months(told)
      : m.told_more_certificate({ ...told, months: monthsText(months) })
  },
  measure: (result) => {
    const told = changeOf(result)
    return result.months === null
      ? m.told_more_measure_no_months(told)
      : m.told_more_measure({ ...told, months: monthsText(result.months) })
  },
}

/** What a measure became, and how sure that is. */
function changeOf({ result }: Pick<ToldResult, 'result'>) {
  if (result.kind !== 'measure') throw new Error('no measure')
  const { name, better } = indicatorOf(result.indicatorId)!
  const said = { percent: formatNumber(Math.round(result.gain * 100)), name: inSentence(inWords(name)) }
  return {
    change: better === 'less' ? m.told_change_less(said) : m.told_change_more(said),
    level: inSentence(levelText[result.level]()),
  }
}

/** What was obtained, by what a result of that subject is called. */
function obtainedText(subjectCode: string): string {
  const own = trackOf(subjectCode)?.obtained?.[subjectCode]
  return own ? inWords(own) : m.told_obtained({ subject: shortSubjectName(subjectCode) })
}

/** The representative of a group, and those beside it that agreed. */
function groupNamed(first: Named, others: readonly Named[]): string {
  if (others.length === 0) return m.told_group_alone(whoAndWhere(first))
  const list = others.map((one) => inSentence(m.told_group_one(whoAndWhere(one))))
  return m.told_group_with({ ...whoAndWhere(first), others: formatList(list, 'conjunction') })
}

const monthsText = (months: number) =>
  months === 1 ? m.told_months_one() : m.told_months({ count: formatNumber(months) })

/** Results as a page shows them: those of one work as one. */
export const toldItems = (results: readonly ToldResult[]) =>
  [...groupBy(results, ({ engagementId }) => engagementId).values()].map((own) => {
    const first = own[0]!
    const isSamePlace = ({ memberId, others }: ToldResult) =>
      memberId === first.memberId && (others === null) === (first.others === null)
    const more = own.slice(1).map((one) => (isSamePlace(one) ? moreOf[one.result.kind](one) : toldSentence(one)))
    return {
      id: first.outcomeId,
      sentence: [toldSentence(first), ...more].join(' '),
      profileId: first.profileId,
      consultant: first.consultant,
    }
  })
