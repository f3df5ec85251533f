import { describe, expect, it } from 'vitest'
import { inThrees, LETTERS, readCode } from '~/domain/assisted/code'
import { nextAssistedStep, standingOf } from '~/domain/assisted/next-step'

describe('the code of a slip', () => {
  it.each([
    ['kxm tab egh', 'KXMTABEGH'],
    ['KXMTABEGH', 'KXMTABEGH'],
    [' k x m - t a b / e g h.', 'KXMTABEGH'],
    ['kxm tăb êgh', 'KXMTABEGH'],
    ['đxm tab egh', 'DXMTABEGH'],
    ['csm tap egh', 'KXMTABEGH'],
    ['qxm rab egh', 'KXMDABEGH'],
  ])('is read as it is typed or heard: %s', (typed, code) => {
    expect(readCode(typed)).toBe(code)
  })

  it.each(['', 'kxm tab eg', 'kxm tab eghh', 'kxm tab 123', 'oil oil oil'])('%s is none', (typed) => {
    expect(readCode(typed)).toBeNull()
  })

  it('is printed in threes, of letters that read themselves', () => {
    expect(inThrees('KXMTABEGH')).toBe('KXM TAB EGH')
    expect(readCode(LETTERS.slice(0, 9))).toBe(LETTERS.slice(0, 9))
    expect(readCode(LETTERS.slice(3))).toBe(LETTERS.slice(3))
  })
})

describe('what an officer does about an entry', () => {
  const asked = (calledOn: `${number}-${number}-${number}` | null, today: `${number}-${number}-${number}`) =>
    nextAssistedStep({ standing: 'waiting', askedOn: '2026-11-01', calledOn }, today)

  it('is to wait, to call after a week and after three, and after each call to wait again', () => {
    expect(asked(null, '2026-11-07')).toEqual({ kind: 'wait', dueOn: '2026-12-01' })
    expect(asked(null, '2026-11-08')).toEqual({ kind: 'call', dueOn: '2026-11-08' })
    expect(asked('2026-11-09', '2026-11-21')).toEqual({ kind: 'wait', dueOn: '2026-12-01' })
    expect(asked('2026-11-09', '2026-11-22')).toEqual({ kind: 'call', dueOn: '2026-11-22' })
    expect(asked('2026-11-22', '2026-11-30')).toEqual({ kind: 'wait', dueOn: '2026-12-01' })
  })

  it('follows from how it stands', () => {
    const until = new Date('2026-12-01T00:00:00Z')
    expect(standingOf({ status: 'waiting', expiresAt: until }, new Date('2026-11-30'))).toBe('waiting')
    expect(standingOf({ status: 'waiting', expiresAt: until }, until)).toBe('lapsed')
    expect(standingOf({ status: 'refused', expiresAt: until }, until)).toBe('refused')
    const kinds = (['writing', 'lapsed', 'refused', 'confirmed', 'withdrawn'] as const).map(
      (standing) => nextAssistedStep({ standing, askedOn: '2026-11-01', calledOn: null }, '2026-12-02').kind,
    )
    expect(kinds).toEqual(['finish', 'renew', 'correct', 'none', 'none'])
  })
})
