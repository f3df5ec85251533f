import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { phoneFault } from '~/domain/accounts/phone'
import { readJson } from '~/language/given-file.server'
import { makeFolder } from '~db/make-folder'
import { DEFAULT_PROVINCE, ProvinceError, provinceNamed } from '~/vocabulary/province.server'

const onOff = z.enum(['on', 'off', '1', '0']).transform((text) => text === 'on' || text === '1')
const webAddress = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)

/** Nothing but host and bucket, so that what is signed is what is asked. */
const isBucket = (text: string) => {
  if (!URL.canParse(text)) return true
  const { pathname, search, hash, username, password } = new URL(text)
  return /^\/[a-z\d][a-z\d.-]{1,61}[a-z\d]\/?$/i.test(pathname) && !(search || hash || username || password)
}

/** A province whose files are all there and of the right shape. */
const province = z.string().transform((id, context) => {
  try {
    return provinceNamed(id)
  } catch (error) {
    if (!(error instanceof ProvinceError)) throw error
    context.addIssue(error.message)
    return z.NEVER
  }
})

/** Every setting, read from the environment. `npm start` runs with none of them set. */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
  /** Whose communes, groups of support and names are used: a folder of app/vocabulary/data/provinces. */
  PROVINCE: province.prefault(DEFAULT_PROVINCE),
  /** Port to listen on. */
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Address to listen on; `127.0.0.1` behind a proxy on the same machine. */
  HOST: z.string().default('0.0.0.0'),
  /** Lets others reach a demo, whose accounts have passwords that everybody can read; else this machine only. */
  DEMO_REACHABLE_WITH_KNOWN_PASSWORDS: onOff.default(false),
  /** The public address, e.g. `https://nangsuat.example`: needed behind a proxy; https turns on HSTS and secure cookies. */
  ORIGIN: webAddress.optional(),
  /** How many proxies of the operator's stand in front: their `X-Forwarded-For` tells where a request came from. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Where everything that is kept stands: database, evidence files, search data, secrets. */
  DATA_DIR: z.string().default('data'),
  /** The database file; `DATA_DIR/nhip-cau.sqlite` where it is not said. */
  DATABASE_FILE: z.string().optional(),
  /** A search server of the operator's, with a key for index care; else the bundled one is started. */
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_KEY: z.string().optional(),
  /** A key that may only search (read by search/engine.ts); MEILI_KEY where it is not said. */
  MEILI_SEARCH_KEY: z.string().optional(),
  /** Milliseconds that a search waits for Meilisearch before the embedded engine answers (read by search/engine.ts). */
  MEILI_PATIENCE: z.coerce.number().int().min(50).max(10_000).optional(),
  /** Another Meilisearch binary than the bundled one. */
  MEILI_BIN: z.string().optional(),
  /** The bundled server's master key; made once and kept in DATA_DIR/secrets.json where it is not said. */
  MEILI_MASTER_KEY: z.string().min(16).optional(),
  /** Before the names of all indexes, where several applications share a search server (read by search/engine.ts). */
  SEARCH_INDEX_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional(),
  /** The operator's mail server, `smtps://user:password@host` or `smtp://host:25`; without it, or without ORIGIN, nothing is mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Who mails come from: `Nhịp cầu Năng suất <khong-tra-loi@nangsuat.example>`. */
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u)
    .optional(),
  /** The mailbox to which mails that cannot be delivered come back (`npm run bounce`); MAIL_FROM's where it is not said. */
  MAIL_BOUNCES: z.email().optional(),
  /** The operator's application at Zalo, for messages by ZNS (app/phone/zalo.server.ts); the token is the first of those that follow. */
  ZALO_APP_ID: z.string().optional(),
  ZALO_SECRET_KEY: z.string().optional(),
  ZALO_REFRESH_TOKEN: z.string().optional(),
  /** The numbers of the templates that Zalo approved: of a code, of one for a need, of news, of what was done to an account. One of them is enough. */
  ZALO_TEMPLATE_CODE: z.string().optional(),
  ZALO_TEMPLATE_NEED_CODE: z.string().optional(),
  ZALO_TEMPLATE_NEWS: z.string().optional(),
  ZALO_TEMPLATE_SECURITY: z.string().optional(),
  ZALO_URL: webAddress.default('https://business.openapi.zalo.me'),
  ZALO_OAUTH_URL: webAddress.default('https://oauth.zaloapp.com'),
  /** The operator's account at eSMS, for SMS under a brand name (app/phone/sms.server.ts). */
  SMS_KEY: z.string().optional(),
  SMS_SECRET: z.string().optional(),
  SMS_BRANDNAME: z.string().optional(),
  SMS_URL: webAddress.default('https://rest.esms.vn'),
  /** The department's telephone, where it is told (`departmentPhone`). */
  DEPARTMENT_PHONE: z
    .string()
    .refine((text) => phoneFault(text) === null, 'a telephone number such as 0212 3852 000')
    .optional(),
  /** Working days within which the department answers questions, told to whoever asks; not told where it is not said. */
  DEPARTMENT_ANSWER_DAYS: z.coerce.number().int().min(1).max(60).optional(),
  /** An OpenAI-compatible embedding server up to `/embeddings`, e.g. `http://127.0.0.1:8080/v1`: turns meaning search on. */
  EMBEDDER_URL: z.url({ protocol: /^https?$/ }).optional(),
  EMBEDDER_KEY: z.string().optional(),
  /** The model's name; another one has every profile's vector made anew. */
  EMBEDDER_MODEL: z.string().optional(),
  /** The operator's ClamAV, `host:port` or a socket's path, that looks at every file (read by domain/files/virus-check). */
  CLAMD: z
    .string()
    .regex(/^(?:\/.+|[^\s/:]+:\d{1,5})$/)
    .optional(),
  /** The operator's S3-compatible store for files, `https://host/bucket`, and its key (read by domain/files/object-store). */
  S3_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isBucket, 'the address of a store with its bucket: https://host/bucket')
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  S3_KEY: z.string().optional(),
  S3_SECRET: z.string().optional(),
  /** Before the keys of all files, where a bucket is shared: `nhip-cau/`. */
  S3_PREFIX: z
    .string()
    .regex(/^[\w-]+(?:\/[\w-]+)*\/?$/)
    .optional(),
  /** Whether an empty database gets the demo province; on by default except in production. */
  DEMO: onOff.optional(),
  /** Whether this process also works off the outbox. */
  WORKER: onOff.default(true),
  /** What is logged. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

type Environment = Record<string, string | undefined>
type Read = z.infer<typeof schema>

/** Throws `SettingsError` naming what is missing where some of `names` are set and others are not. */
function allOrNone<N extends keyof Read>(data: Read, names: readonly N[]): Record<N, string> | undefined {
  const missing = names.filter((name) => data[name] === undefined)
  if (missing.length === names.length) return undefined
  if (missing.length > 0)
    throw new SettingsError(`Wrong settings. ${missing.join(', ')}: needed with the others of its kind`)
  return data as Record<N, string>
}

function zaloOf(data: Read) {
  const keys = allOrNone(data, ['ZALO_APP_ID', 'ZALO_SECRET_KEY', 'ZALO_REFRESH_TOKEN'])
  if (!keys) return undefined
  const templates = {
    code: data.ZALO_TEMPLATE_CODE,
    need_code: data.ZALO_TEMPLATE_NEED_CODE,
    news: data.ZALO_TEMPLATE_NEWS,
    security: data.ZALO_TEMPLATE_SECURITY,
  }
  if (Object.values(templates).every((template) => template === undefined)) {
    throw new SettingsError('Wrong settings. a ZALO_TEMPLATE: needed with ZALO_APP_ID')
  }
  return {
    appId: keys.ZALO_APP_ID,
    secretKey: keys.ZALO_SECRET_KEY,
    refreshToken: keys.ZALO_REFRESH_TOKEN,
    templates,
    url: data.ZALO_URL,
    oauthUrl: data.ZALO_OAUTH_URL,
  }
}

function smsOf(data: Read) {
  const keys = allOrNone(data, ['SMS_KEY', 'SMS_SECRET', 'SMS_BRANDNAME'])
  return keys && { key: keys.SMS_KEY, secret: keys.SMS_SECRET, brandname: keys.SMS_BRANDNAME, url: data.SMS_URL }
}

/** A setting that cannot be used; the message is one line for the operator. */
export class SettingsError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'SettingsError'
  }
}

const isEmpty = (value: string | undefined) => value === undefined || value.trim() === ''

/** An empty setting counts as not set, for whatever reads the environment by itself too: every command begins with this. */
export function forgetEmptySettings(environment: Environment = process.env) {
  for (const name of Object.keys(schema.shape)) if (isEmpty(environment[name])) delete environment[name]
}

/** The settings in `environment`; an empty one counts as not set. Throws `SettingsError` naming each wrong one. */
export function readSettings(environment: Environment = process.env) {
  const said = Object.entries(environment).filter(([, value]) => !isEmpty(value))
  const result = schema.safeParse(Object.fromEntries(said))
  if (!result.success) {
    const faults = result.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`)
    throw new SettingsError(`Wrong settings. ${faults.join('; ')}`)
  }
  const { data } = result
  if (data.MEILI_URL && !data.MEILI_KEY) throw new SettingsError('Wrong settings. MEILI_KEY: needed with MEILI_URL')
  if (data.SMTP_URL && !data.MAIL_FROM) throw new SettingsError('Wrong settings. MAIL_FROM: needed with SMTP_URL')
  const phone = { zalo: zaloOf(data), sms: smsOf(data) }
  const hasPhone = phone.zalo !== undefined || phone.sms !== undefined
  if (data.EMBEDDER_URL && !data.EMBEDDER_MODEL) {
    throw new SettingsError('Wrong settings. EMBEDDER_MODEL: needed with EMBEDDER_URL')
  }
  if (data.S3_URL && !data.S3_KEY) throw new SettingsError('Wrong settings. S3_KEY: needed with S3_URL')
  if (data.S3_URL && !data.S3_SECRET) throw new SettingsError('Wrong settings. S3_SECRET: needed with S3_URL')
  return {
    province: data.PROVINCE,
    port: data.PORT,
    host: data.HOST,
    demoReachable: data.DEMO_REACHABLE_WITH_KNOWN_PASSWORDS,
    origin: data.ORIGIN,
    departmentPhone: data.DEPARTMENT_PHONE,
    departmentAnswerDays: data.DEPARTMENT_ANSWER_DAYS,
    trustedProxies: data.TRUSTED_PROXIES,
    isHttps: data.ORIGIN?.startsWith('https:') ?? false,
    isProduction: data.NODE_ENV === 'production',
    dataDir: path.resolve(data.DATA_DIR),
    databaseFile: path.resolve(data.DATABASE_FILE ?? path.join(data.DATA_DIR, 'nhip-cau.sqlite')),
    meili: data.MEILI_URL ? { url: data.MEILI_URL, key: data.MEILI_KEY!, searchKey: data.MEILI_SEARCH_KEY } : undefined,
    meiliBinary: data.MEILI_BIN,
    meiliMasterKey: data.MEILI_MASTER_KEY,
    /** Links in mails need the public address: without it nothing is mailed. */
    mail:
      data.SMTP_URL && data.ORIGIN
        ? { url: data.SMTP_URL, from: data.MAIL_FROM!, bounces: data.MAIL_BOUNCES }
        : undefined,
    mailLacksOrigin: data.SMTP_URL !== undefined && data.ORIGIN === undefined,
    /** Messages to phones name the public address: without it none is sent. */
    phone: hasPhone && data.ORIGIN ? phone : undefined,
    phoneLacksOrigin: hasPhone && data.ORIGIN === undefined,
    embedder: data.EMBEDDER_URL
      ? { url: data.EMBEDDER_URL.replace(/\/+$/, ''), key: data.EMBEDDER_KEY, model: data.EMBEDDER_MODEL! }
      : undefined,
    demo: data.DEMO ?? data.NODE_ENV !== 'production',
    worker: data.WORKER,
    logLevel: data.LOG_LEVEL,
  }
}

export type Settings = ReturnType<typeof readSettings>

const secret = z.string().min(16)
const newSecret = () => randomBytes(32).toString('base64url')
/** `linkKey`: what the keys in mails' links are made with. `secondStepKey`: what the keys of authenticator apps are locked with. */
const secretsSchema = z.object({ meiliMasterKey: secret, linkKey: secret, secondStepKey: secret })
type Secrets = z.infer<typeof secretsSchema>

/** What must stay secret and the same over restarts; generated once into `dataDir`/secrets.json, readable by its owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  const stored = existsSync(file) ? readStored(file) : {}
  const known = secretsSchema.safeParse(stored)
  if (known.success) return known.data
  makeFolder(dataDir)
  const secrets = { meiliMasterKey: newSecret(), linkKey: newSecret(), secondStepKey: newSecret(), ...stored }
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(beside, file)
  return secrets
}

/** What is there; a file of an earlier version may lack some of it. */
function readStored(file: string): Partial<Secrets> {
  chmodSync(file, 0o600)
  try {
    return secretsSchema.partial().parse(readJson(file))
  } catch {
    throw new SettingsError(`${file} cannot be read; restore it, or remove it to have new secrets made`)
  }
}
