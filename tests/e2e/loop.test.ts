import { describe, it } from 'vitest'
import { sharedApp } from './shared-app'
import { goTheWholeWay } from './whole-way'

const app = sharedApp()

const consultant = { consultant: 'Công ty TNHH An toàn Thực phẩm Bếp Mẫu (minh họa)', number: '10' }

describe.each([
  ['with JavaScript', true, 'HTX Chè Thung Xa Mới'],
  ['without JavaScript', false, 'HTX Chè Suối Mây'],
])('from a need in plain words to a verified certificate, %s', (_, javaScriptEnabled, name) => {
  it('ends with one more certified need in the department’s figures', () =>
    goTheWholeWay(app.browser(), app.url, { ...consultant, name, commune: '04018', javaScriptEnabled }))
})
