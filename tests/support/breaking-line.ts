import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * A line to the server at `target` that breaks in the middle of a file sent in pieces, and stays broken until it is mended.
 * Counts what the browser sends.
 */
export async function breakingLine(target: string) {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let breaksAt: number | null = null
  let limit = Infinity
  let sent = 0
  let isBroken = false

  const server = createServer((browser) => {
    if (isBroken) return void browser.destroy()
    const app = connect(Number(port), hostname)
    for (const socket of [browser, app]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        browser.destroy()
        app.destroy()
      })
    }
    app.pipe(browser)
    browser.on('data', (chunk) => {
      const told = breaksAt === null ? null : /upload-length: (\d+)/i.exec(chunk.toString('latin1'))
      if (told) [limit, sent] = [breaksAt! * Number(told[1]), 0]
      sent += chunk.length
      if (sent < limit) return void app.write(chunk)
      isBroken = true
      for (const socket of sockets) socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    isBroken: () => isBroken,
    /** Breaks once so much of the next file is sent. */
    breakAt: (share: number) => void (breaksAt = share),
    mend: () => void ([isBroken, limit, breaksAt, sent] = [false, Infinity, null, 0]),
    /** Bytes since it was mended. */
    sent: () => sent,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
