import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readCosigners, type Cosigner } from './cosigners.ts'
import { ConfigError } from './faults.ts'
import { isNetwork, listed } from './networks.ts'
import { readTrustedProxies, type TrustedProxies } from './trusted-proxies.ts'

/** What the environment decides. Everything has a value that works for a first try. */
export type Config = {
  readonly production: boolean
  /** Fill an empty database with the demo. Never in production; `--no-demo` leaves it empty. */
  readonly demo: boolean
  /**
   * Where the back office comes from: built before serving; with `--dev` Vite's own server, which
   * follows the sources; with `--no-office` from an earlier build, if there is one.
   */
  readonly office: 'build' | 'dev' | 'as it is'
  readonly host: string
  readonly port: number
  /** The address people type, without a slash at the end; in production, https. */
  readonly origin: string
  readonly dataDir: string
  /** Folders with fonts the site has licensed (仿宋_GB2312, 方正小标宋, rare characters). */
  readonly fontDirs: readonly string[]
  /** A PostgreSQL of the site's own, as the role that owns the database. Then none is started. */
  readonly databaseUrl: string | undefined
  /** What the embedded PostgreSQL may use, in MiB; undefined: by the size of the machine. */
  readonly databaseMemoryMiB: number | undefined
  /** The reverse proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: TrustedProxies
  /** Networks of one's own to which 双公示 may be pushed beside the internet. */
  readonly pushNetworks: readonly string[]
  /** A time stamp authority of the site's own (RFC 3161); undefined: each agency has its own here. */
  readonly tsaUrl: string | undefined
  /** Who is asked to sign the checkpoints of the log as well. */
  readonly cosigners: readonly Cosigner[]
  /** Minutes without a request after which a session ends; 等保 asks for few. */
  readonly sessionIdleMinutes: number
}

export type Environment = Readonly<Record<string, string | undefined>>

const projectFolder = join(import.meta.dirname, '../..')

/** @throws ConfigError naming the setting and what it should look like. */
export function readConfig(env: Environment, args: readonly string[] = []): Config {
  const production = readMode(env)
  const port = readNumber(env, 'PORT', { from: 1, to: 65_535 }) ?? 8080
  const dataDir = resolve(value(env, 'DATA_DIR') ?? join(projectFolder, 'data'))
  return {
    production,
    demo: !production && !args.includes('--no-demo'),
    office: args.includes('--dev') ? 'dev' : args.includes('--no-office') ? 'as it is' : 'build',
    host: value(env, 'HOST') ?? 'localhost',
    port,
    origin: readOrigin(env, production) ?? `http://localhost:${port}`,
    dataDir,
    fontDirs: readFontDirs(env, dataDir),
    databaseUrl: readDatabaseUrl(env),
    databaseMemoryMiB: readNumber(env, 'DATABASE_MEMORY', { from: 64, to: 1_048_576 }),
    trustProxy: readProxies(env, 'TRUST_PROXY'),
    pushNetworks: readNetworks(env, 'PUSH_NETWORKS'),
    tsaUrl: readTsaUrl(env, 'TSA_URL'),
    cosigners: readLogCosigners(env, 'LOG_COSIGNERS'),
    sessionIdleMinutes:
      readNumber(env, 'SESSION_IDLE_MINUTES', { from: 5, to: 60 }) ?? (production ? 15 : 30),
  }
}

/** An empty variable is one somebody left blank in a file of settings. */
function value(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim()
  return text === '' ? undefined : text
}

/** @throws ConfigError when FONT_DIR names a folder that is not there: its fonts would be missed in silence. */
function readFontDirs(env: Environment, dataDir: string): string[] {
  const own = value(env, 'FONT_DIR')
  if (own !== undefined && !existsSync(own)) {
    throw new ConfigError(`FONT_DIR=${own} 不存在：写放字体文件的文件夹，或者不设这一项。`)
  }
  return [...(own === undefined ? [] : [resolve(own)]), join(dataDir, 'fonts')]
}

function readMode(env: Environment): boolean {
  const mode = value(env, 'NODE_ENV') ?? 'development'
  if (['production', 'development', 'test'].includes(mode)) return mode === 'production'
  throw new ConfigError(`NODE_ENV=${mode} 无效：正式运行写 production，演示不用写。`)
}

function readNumber(
  env: Environment,
  name: string,
  { from, to }: { from: number; to: number },
): number | undefined {
  const text = value(env, name)
  if (text === undefined) return undefined
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= from && number <= to) return number
  throw new ConfigError(`${name}=${text} 无效：应为 ${from} 到 ${to} 之间的整数。`)
}

function readProxies(env: Environment, name: string): TrustedProxies {
  const text = value(env, name) ?? '0'
  const proxies = readTrustedProxies(text)
  if (proxies !== null) return proxies
  throw new ConfigError(
    `${name}=${text} 无效：写前面有几层反向代理（1 至 9），或者代理的地址，例如 10.0.0.5 或 10.0.0.0/24，多个用逗号隔开；没有代理就不设。`,
  )
}

function readNetworks(env: Environment, name: string): string[] {
  const text = value(env, name) ?? ''
  const networks = listed(text)
  if (networks.every(isNetwork)) return networks
  throw new ConfigError(
    `${name}=${text} 无效：写可以推送到的内网地址或者网段，例如 10.8.0.15 或 10.8.0.0/24，多个用逗号隔开；只推送到互联网就不设。`,
  )
}

function readTsaUrl(env: Environment, name: string): string | undefined {
  const text = value(env, name)
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.username === '') return text
  throw new ConfigError(
    `${name} 无效：写时间戳服务（RFC 3161）的网址，例如 https://tsa.example.gov.cn/tsr；用本系统自带的就不设。`,
  )
}

function readLogCosigners(env: Environment, name: string): Cosigner[] {
  const cosigners = readCosigners(value(env, name) ?? '')
  if (cosigners !== null) return cosigners
  throw new ConfigError(
    `${name} 无效：写共签方的验证密钥和网址，中间空一格，例如 witness.example+1a2b3c4d+BA… https://witness.example，多个用逗号隔开；没有就不设。`,
  )
}

function readOrigin(env: Environment, production: boolean): string | undefined {
  const text = value(env, 'ORIGIN')
  if (text === undefined) {
    if (!production) return undefined
    throw new ConfigError(
      '正式运行需要 ORIGIN：公众访问的网址，例如 ORIGIN=https://zhifa.example.gov.cn',
    )
  }
  const url = URL.canParse(text) ? new URL(text) : undefined
  const bare = url && url.origin === text.replace(/\/$/, '')
  if (!bare || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigError(
      `ORIGIN=${text} 无效：应为不带路径的网址，例如 https://zhifa.example.gov.cn`,
    )
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (production && url.protocol !== 'https:' && !local) {
    throw new ConfigError(`ORIGIN=${text} 无效：正式运行必须使用 https。`)
  }
  return url.origin
}

function readDatabaseUrl(env: Environment): string | undefined {
  const text = value(env, 'DATABASE_URL')
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text
  // The address may hold a password, so it is not repeated here.
  throw new ConfigError('DATABASE_URL 无效：应为 postgres://账户:密码@主机:端口/数据库')
}
