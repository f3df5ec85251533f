import { describe, expect, it } from 'vitest'
import { type Day, daysBetween } from '~/domain/days'
import { isOverdue } from '~/domain/overdue'
import { addWorkingDays, isWorkingDay, yearWithoutTet } from '~/domain/working-days'
import { HOLIDAYS } from '~/vocabulary/holidays'
import { dayOf } from '~db/clock'

const daysOff = (...days: Day[]) => days.filter((day) => !isWorkingDay(day))

describe('a working day in Vietnam', () => {
  it('is none at a weekend', () => {
    expect(daysOff('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23')).toEqual(['2026-11-21', '2026-11-22'])
  })

  it('is none from 30/4 to 1/5, nor on the day that makes up for one at a weekend', () => {
    expect(daysOff('2026-04-29', '2026-04-30', '2026-05-01', '2026-05-04')).toEqual(['2026-04-30', '2026-05-01'])
    // Giỗ Tổ 2026 fell on a Sunday, 1/5/2027 falls on a Saturday.
    expect(daysOff('2026-04-26', '2026-04-27', '2026-04-28')).toEqual(['2026-04-26', '2026-04-27'])
    expect(daysOff('2027-04-30', '2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04')).toEqual([
      '2027-04-30',
      '2027-05-01',
      '2027-05-02',
      '2027-05-03',
    ])
  })

  it('is a Saturday that was swapped for a day between two days off', () => {
    expect(daysOff('2026-01-01', '2026-01-02', '2026-01-05', '2026-01-10', '2026-01-17')).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-17',
    ])
    expect(addWorkingDays('2026-01-09', 1)).toBe('2026-01-10')
  })

  it('is known of any year by what the law itself names', () => {
    expect(daysOff('2031-01-01', '2031-09-02', '2031-09-03')).toEqual(['2031-01-01', '2031-09-02'])
  })

  it('makes up after Tết for a holiday at a weekend that lies beside other days off', () => {
    const holidays = {
      ...HOLIDAYS,
      years: [{ year: 2030, holidays: [{ ...tet, from: '2030-02-02' as Day, to: '2030-02-06' as Day }], swaps: [] }],
    }
    // Saturday to Wednesday: the Saturday and the Sunday are made up for on Thursday and Friday.
    expect(addWorkingDays('2030-02-01', 1, holidays)).toBe('2030-02-11')
  })
})

const tet = HOLIDAYS.years[0]!.holidays.find(({ occasion }) => occasion === 'tet')!

describe('two working days', () => {
  it('begin the day after, over weekends and Tết', () => {
    expect(addWorkingDays('2026-11-24', 2)).toBe('2026-11-26')
    expect(addWorkingDays('2026-11-26', 2)).toBe('2026-11-30')
    expect(addWorkingDays('2026-11-28', 2)).toBe('2026-12-01')
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-24')
  })

  it('belong whole to whoever was given them, by the day in Vietnam', () => {
    const passed = (moment: string) => isOverdue(addWorkingDays('2026-11-24', 2), dayOf(new Date(moment)))
    expect(passed('2026-11-26T23:59:59+07:00')).toBe(false)
    expect(passed('2026-11-27T00:00:00+07:00')).toBe(true)
    // 00:30 in Vietnam is still the day before in Greenwich.
    expect(dayOf(new Date('2026-11-26T17:30:00Z'))).toBe('2026-11-27')
  })
})

describe('the data', () => {
  it('name a source and its day for each, and nothing outside their year', () => {
    const told = HOLIDAYS.years.flatMap(({ year, holidays, swaps }) => [
      ...holidays.map(({ from, to, source_date }) => ({ year, source_date, days: [from, to] })),
      ...swaps.map(({ off, worked, source_date }) => ({ year, source_date, days: [off, worked] })),
    ])
    expect(told.length).toBeGreaterThan(2)
    for (const { year, days } of told) expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true)
  })

  it('swap a day of work for one at a weekend, and give Tết five days', () => {
    const { swaps } = HOLIDAYS.years[0]!
    expect(swaps).not.toHaveLength(0)
    for (const { off, worked } of swaps) expect([isWorkingDay(off), isWorkingDay(worked)]).toEqual([false, true])
    expect(daysBetween(tet.from, tet.to)).toBe(4)
  })

  it('lack a Tết from the autumn before, and until it is over', () => {
    const only2026 = { ...HOLIDAYS, years: HOLIDAYS.years.filter(({ year }) => year === 2026) }
    const lacking = (today: Day) => yearWithoutTet(today, only2026)
    expect(lacking('2026-01-15')).toBeNull()
    expect(lacking('2026-09-30')).toBeNull()
    expect([lacking('2026-10-01'), lacking('2026-12-31'), lacking('2027-02-28')]).toEqual([2027, 2027, 2027])
    expect(lacking('2027-03-01')).toBeNull()
  })
})
