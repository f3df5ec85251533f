import type { ReactElement } from 'react'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { StaticHandlerContext } from 'react-router-dom/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as m from '~/i18n/paraglide/messages'
import {
  Checkbox,
  CheckboxGroup,
  DataTable,
  DateField,
  Fieldset,
  Form,
  Marked,
  Pagination,
  SelectField,
  TextField,
} from '~/ui'
import { placeFields } from '~/views/needs/need-fields'
import { pagesShown } from '~/ui/pagination'
import { withoutLanguage } from '~/i18n/language-address'
import { pathOfThisSite, themeCookie, themeOf } from '~/views/frame/preferences.server'

const context = (await createStaticHandler([{ path: '*' }]).query(
  new Request('http://localhost/'),
)) as StaticHandlerContext

const render = (page: ReactElement) => {
  const router = createStaticRouter(createStaticHandler([{ path: '*', element: page }]).dataRoutes, context)
  return renderToString(<StaticRouterProvider {...{ router, context }} hydrate={false} />).replaceAll('<!-- -->', '')
}

/** The opening tag of the element with this id. */
const tagOf = (html: string, id: string) =>
  new RegExp(`<[a-z]+[^>]* id="${id.replace(/[[\]]/g, '\\$&')}"[^>]*>`).exec(html)?.[0]

const schema = z.object({
  taxCode: z.string().length(10),
  due: z.string(),
  subjects: z.array(z.enum(['TPM', '5S'])).min(1),
})

function posted(entries: [string, string][]) {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return parseWithZod(data, { schema, error: () => 'Chưa đúng.' }).reply()
}

function EnterpriseForm({ lastResult }: { lastResult?: ReturnType<typeof posted> }) {
  const [form, fields] = useForm<z.infer<typeof schema>>({
    id: 'enterprise',
    lastResult,
    defaultValue: { due: '2026-11-30' },
  })
  return (
    <Form form={form}>
      <Fieldset legend="Giấy tờ">
        <TextField field={fields.taxCode} label="Mã số thuế" hint="10 chữ số." />
      </Fieldset>
      <DateField field={fields.due} label="Hạn" />
      <CheckboxGroup
        field={fields.subjects}
        legend="Nội dung"
        options={[
          { value: 'TPM', label: 'TPM' },
          { value: '5S', label: '5S' },
        ]}
      />
    </Form>
  )
}

describe('a form', () => {
  const refused = render(
    <EnterpriseForm
      lastResult={posted([
        ['taxCode', '550'],
        ['due', 'mai'],
      ])}
    />,
  )

  it('ties a refused field to its hint and its error, and keeps what was typed', () => {
    const input = tagOf(refused, 'enterprise-taxCode')
    expect(input).toContain('aria-invalid="true"')
    expect(input).toContain('aria-describedby="enterprise-taxCode-description enterprise-taxCode-error"')
    expect(input).toContain('value="550"')
    expect(tagOf(refused, 'enterprise-taxCode-error')).toBeDefined()
  })

  it('lists every error first, by its label, as a link to its field', () => {
    expect(refused).toContain('<a href="#enterprise-taxCode">Mã số thuế: Chưa đúng.</a>')
    expect(refused).toContain('<a href="#enterprise-subjects">Nội dung: Chưa đúng.</a>')
    expect(tagOf(refused, 'enterprise-subjects')).toMatch(/^<fieldset[^>]*aria-describedby="enterprise-subjects-error"/)
    expect(refused.indexOf('error-summary')).toBeLessThan(refused.indexOf('<fieldset'))
  })

  it('lists the errors in the order of the page, however the checks went; a lone box is named by its error', () => {
    const field = (name: string) => ({
      id: `f-${name}`,
      errorId: `f-${name}-error`,
      descriptionId: `f-${name}-description`,
      name,
      formId: 'f',
      initialValue: undefined,
      errors: ['Chưa đúng.'],
      allErrors: { [name]: ['Chưa đúng.'] },
    })
    const allErrors = { terms: ['Chưa đồng ý.'], communeCode: ['Chưa đúng.'], sectorCode: ['Chưa đúng.'] }
    const html = render(
      <Form form={{ id: 'f', errorId: 'f-errors', allErrors }}>
        {placeFields({
          fields: { sectorCode: field('sectorCode'), communeCode: field('communeCode') },
          sectors: [],
          communes: { options: [], places: { communes: [], formerUnits: [] } },
        })}
        <Checkbox field={field('terms')} label="Tôi đồng ý" />
      </Form>,
    )
    expect([...html.matchAll(/<a href="#f-[^"]*">([^<]*)</g)].map(([, text]) => text)).toEqual([
      `${m.need_sector_label()}: Chưa đúng.`,
      `${m.need_commune_label()}: Chưa đúng.`,
      'Chưa đồng ý.',
    ])
  })

  it('names the row of a field that stands in several', () => {
    const due = {
      id: 'f-rows[1].due',
      errorId: 'e',
      descriptionId: 'd',
      name: 'rows[1].due',
      formId: 'f',
      initialValue: undefined,
      errors: ['Chưa đúng.'],
      allErrors: {},
    }
    const html = render(
      <Form form={{ id: 'f', errorId: 'f-errors', allErrors: { 'rows[1].due': ['Chưa đúng.'] } }}>
        <Fieldset legend="Mốc 2">
          <TextField field={due} label="Ngày" />
        </Fieldset>
      </Form>,
    )
    expect(html).toContain('<a href="#f-rows[1].due">Mốc 2 – Ngày: Chưa đúng.</a>')
  })

  it('points from a wrong entry of a list to the list', () => {
    const html = render(
      <EnterpriseForm
        lastResult={posted([
          ['taxCode', '5500123456'],
          ['due', 'mai'],
          ['subjects', 'X'],
        ])}
      />,
    )
    expect(html).toContain('<a href="#enterprise-subjects">')
    expect(tagOf(html, 'enterprise-subjects-error')).toBeDefined()
  })

  it('says nothing of errors before it is sent, and shows days as people write them', () => {
    const fresh = render(<EnterpriseForm />)
    expect(fresh).not.toContain('error-summary')
    expect(fresh).not.toContain('aria-invalid')
    expect(tagOf(fresh, 'enterprise-due')).toContain('value="30/11/2026"')
    expect(tagOf(refused, 'enterprise-due')).toContain('value="mai"')
  })

  it('keeps options of a select in their groups', () => {
    const field = {
      id: 'f-c',
      errorId: 'e',
      descriptionId: 'd',
      formId: 'f',
      name: 'c',
      initialValue: '2',
      errors: undefined,
      allErrors: {},
    }
    const options = [
      { value: '1', label: 'Tô Hiệu', group: 'Phường' },
      { value: '2', label: 'Mường La', group: 'Xã' },
    ]
    const html = render(<SelectField field={field} label="Nơi" options={options} />)
    expect(html).toContain('<optgroup label="Xã"><option value="2" selected="">Mường La</option></optgroup>')
  })
})

describe('a table', () => {
  const columns = [
    { header: 'Nội dung', cell: (row: { name: string; needs: number }) => row.name },
    { header: 'Nhu cầu', cell: (row: { name: string; needs: number }) => row.needs, numeric: true },
  ]
  const table = (rows: { name: string; needs: number }[]) =>
    render(
      <DataTable caption="Nhu cầu" rows={rows} rowKey={(row) => row.name} columns={columns} empty="Chưa có nhu cầu." />,
    )

  it('lets each cell carry its header for the phone, and the first name the row', () => {
    const html = table([{ name: 'ISO 22000', needs: 9 }])
    expect(html).toMatch(/<th[^>]*scope="row"[^>]*>ISO 22000<\/th>/)
    expect(html).toMatch(/<td[^>]*data-header="Nhu cầu"[^>]*><div>9<\/div><\/td>/)
  })

  it('says so when there is no row', () => {
    expect(table([])).toContain('Chưa có nhu cầu.')
  })
})

describe('marked text', () => {
  it('marks what matched and lets no markup through', () => {
    expect(render(<Marked text="lập ⟦lịch⟧ <b>bảo trì</b> ⟦<i>5S</i>⟧" />)).toBe(
      'lập <span><mark>lịch</mark> &lt;b&gt;bảo trì&lt;/b&gt; </span><span><mark>&lt;i&gt;5S&lt;/i&gt;</mark></span>',
    )
  })
})

describe('pages of results', () => {
  it('shows the ends and the neighbours, with gaps between', () => {
    expect(pagesShown(1, 3)).toEqual([1, 2, 3])
    expect(pagesShown(6, 12)).toEqual([1, null, 5, 6, 7, null, 12])
    expect(pagesShown(4, 12)).toEqual([1, 2, 3, 4, 5, null, 12])
  })

  it('names the current page, and is not there for a single one', () => {
    expect(render(<Pagination page={2} pages={3} href={(page) => `?page=${page}`} />)).toMatch(
      /<a [^>]*aria-current="page"[^>]*>2<\/a>/,
    )
    expect(render(<Pagination page={1} pages={1} href={() => '?'} />)).not.toContain('<nav')
  })
})

describe('preferences', () => {
  it('goes back to a page of this site only', () => {
    expect(pathOfThisSite('/needs?page=2')).toBe('/needs?page=2')
    for (const elsewhere of [
      'https://evil.vn/',
      '//evil.vn',
      '/\\evil.vn',
      'javascript:alert(1)',
      '',
      '/..//evil.vn',
    ]) {
      expect(pathOfThisSite(elsewhere)).not.toMatch(/^\/[/\\]|:/)
    }
  })

  it('leaves out the language that an address asked for', () => {
    expect(withoutLanguage('/consultants?q=m%C3%A1y&lang=en')).toBe('/consultants?q=m%C3%A1y')
    expect(withoutLanguage('/?lang=en')).toBe('/')
    expect(withoutLanguage('/consultants?q=m%C3%A1y')).toBe('/consultants?q=m%C3%A1y')
  })

  it('knows its themes and no others', () => {
    expect(themeOf('a=1; theme=dark')).toBe('dark')
    expect(themeOf('theme=pink')).toBe('auto')
    expect(themeOf(null)).toBe('auto')
    expect(themeCookie('pink"; x')).toBeNull()
    expect(themeCookie('auto')).toContain('Max-Age=0')
  })
})
