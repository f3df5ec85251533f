import decodeQR from 'qr/decode.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { QrCode } from '~/ui/qr-code'

const SCALE = 4

/** The drawing as a camera sees it. */
function pictureOf(svg: string) {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]) * SCALE
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < SCALE; row += 1)
      for (let column = 0; column < SCALE; column += 1) {
        const pixel = ((Number(y) * SCALE + row) * size + Number(x) * SCALE + column) * 4
        data.fill(0, pixel, pixel + 3)
      }
  }
  return { width: size, height: size, data }
}

it('what is drawn can be read', () => {
  const text = 'otpauth://totp/Nh%E1%BB%8Bp%20c%E1%BA%A7u:0912345678?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const svg = renderToStaticMarkup(<QrCode text={text} label="Mã" />)
  expect(decodeQR(pictureOf(svg))).toBe(text)
})
