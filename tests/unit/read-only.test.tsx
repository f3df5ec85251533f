import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Form, LinkButton, PlainForm, ReadOnly } from '~/ui'
import { ErrorPage } from '~/views/frame/error-page'

/** A page's pieces as they are drawn for somebody who may write, or who may only look. */
async function drawn(piece: ReactNode, readOnly: boolean) {
  const element = <ReadOnly.Provider value={readOnly}>{piece}</ReadOnly.Provider>
  const handler = createStaticHandler([{ path: '/', element }])
  const context = await handler.query(new Request('http://localhost/'))
  if (context instanceof Response) throw new Error('no page')
  const router = createStaticRouter(handler.dataRoutes, context)
  return renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />)
}

const form = { id: 'need', errorId: 'need-error', allErrors: {} }
const pieces = (
  <>
    <Form form={form}>
      <Button>Đăng nhu cầu</Button>
    </Form>
    <PlainForm>
      <Button>Đóng lại</Button>
    </PlainForm>
    <Details forForm summary="Kết thúc">
      <p>Không tìm nữa</p>
    </Details>
    <LinkButton to="/needs/new" toForm>
      Viết mới
    </LinkButton>
  </>
)

it('leaves out forms and the ways to them for those who may only look, and says so', async () => {
  const written = await drawn(pieces, false)
  for (const words of ['Đăng nhu cầu', 'Đóng lại', 'Kết thúc', 'Viết mới']) expect(written).toContain(words)
  expect(written).not.toContain(m.ui_read_only())

  const looked = await drawn(pieces, true)
  for (const words of ['Đăng nhu cầu', 'Đóng lại', 'Kết thúc', 'Viết mới', '<form']) expect(looked).not.toContain(words)
  expect(looked).toContain(m.ui_read_only())
})

it('leaves them searching, and what is their own', async () => {
  const looked = await drawn(
    <>
      <PlainForm method="get">
        <Button>Tìm</Button>
      </PlainForm>
      <Form form={form} personal>
        <Button>Đổi mật khẩu</Button>
      </Form>
      <LinkButton to="/consultants">Xem chuyên gia</LinkButton>
    </>,
    true,
  )
  for (const words of ['Tìm', 'Đổi mật khẩu', 'Xem chuyên gia']) expect(looked).toContain(words)
})

const answered = (status: number) => ({ status, statusText: '', internal: false, data: null })

it('says in a sentence that nothing was done, where a posted action is refused', async () => {
  const page = await drawn(<ErrorPage error={answered(403)} />, true)
  expect(page).toContain(m.page_read_only_title())
  expect(page).toContain(m.page_read_only_lead())
})

it('thinks of the other organisations where a page is not found', async () => {
  expect(await drawn(<ErrorPage error={answered(404)} severalWorkspaces />, false)).toContain(
    m.page_not_found_workspace(),
  )
  expect(await drawn(<ErrorPage error={answered(404)} />, false)).not.toContain(m.page_not_found_workspace())
})
