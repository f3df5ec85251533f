import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const APP = path.resolve(import.meta.dirname, '../../app')

const sources = (folder: string) =>
  readdirSync(path.join(APP, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: path.join(folder, file), text: readFileSync(path.join(APP, folder, file), 'utf8') }))

const filesWith = (files: { file: string; text: string }[], pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

describe('who may do what', () => {
  it('is asked of roles and capabilities in policies only', () => {
    const domain = sources('domain')
    const asking = /\bactor\??\.role\b|\brole\s*[!=]==|\.capabilities\b|\.membership\s*[!=]==/
    const policies = filesWith(domain, asking)
    expect(policies.filter((file) => file.endsWith('/policy.ts')).length).toBeGreaterThan(5)
    expect(policies.filter((file) => !file.endsWith('/policy.ts') && file !== 'domain/accounts/lifecycle.ts')).toEqual(
      [],
    )
    expect(filesWith([...sources('jobs'), ...sources('mail'), ...sources('worker')], asking)).toEqual([])
  })

  it('is said of a record as seen by queries alone', () => {
    const marking = filesWith([...sources('domain'), ...sources('routes'), ...sources('views')], /\basSeen\(/)
    expect(marking.length).toBeGreaterThan(2)
    expect(marking.filter((file) => !/^domain\/[\w-]+\/queries\.server\.ts$/.test(file))).toEqual([])
  })

  it('begins by one way after a password, which no page goes around', () => {
    const everywhere = [...sources('routes'), ...sources('auth'), ...sources('server')]
    const starting = filesWith(everywhere, /\bstartSession\(/)
    expect(starting.toSorted()).toEqual(['auth/finish-sign-in.server.ts', 'auth/session.server.ts'])
  })

  it('is asked by every action and loader that is not everybody’s, before anything else', () => {
    const open =
      /^routes\/public\/|^routes\/account\/(sign-|unsubscribe|answer-link|measure-link|confirm-email|confirm-need|email-change|join|forgotten-password|reset-|new-saved-search)/
    for (const { file, text } of sources('routes').filter((source) => !open.test(source.file))) {
      const handlers = text.split(/export (?:async )?function (?:loader|action)\(/).slice(1)
      expect(handlers.length, file).toBeGreaterThan(0)
      for (const handler of handlers) {
        const [, first] = handler.split('\n')
        expect(first, file).toMatch(/await require(Person|Role|Capability)\(request/)
      }
    }
  })
})
