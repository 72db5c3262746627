import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'
import { ConfigError } from './faults.ts'
import { makeEnterable } from './make-enterable.ts'

const longEnough = z.string().min(32)

/** What only this installation knows. Made by chance on first start; part of every backup. */
const Secrets = z.strictObject({
  /** Demo secrets and demo data never become a real installation. */
  madeFor: z.enum(['demo', 'production']),
  database: z.strictObject({
    superuser: longEnough,
    owner: longEnough,
    zhaofa_office: longEnough,
    zhaofa_portal: longEnough,
    zhaofa_sequencer: longEnough,
  }),
  /** 32 bytes, base64: encrypts what is stored sealed (身份证号, TOTP secrets). */
  sealingKey: z.base64().length(44),
  /** Not secret, but it names the signing key and must stay when the address changes. */
  logOrigin: z.string().min(1),
})
export type Secrets = z.infer<typeof Secrets>

const fileName = 'secrets.json'

/**
 * Reads secrets.json of the data directory, or makes it when the directory is new.
 * @throws ConfigError when it is damaged, readable by others, missing beside an existing database, or
 * was made for the demo and this is production.
 */
export function openSecrets({
  dataDir,
  production,
  origin,
}: Pick<Config, 'dataDir' | 'production' | 'origin'>): Secrets {
  const path = join(dataDir, fileName)
  if (!existsSync(path)) {
    if (existsSync(join(dataDir, 'postgres')) || existsSync(join(dataDir, 'postgres.location'))) {
      throw new ConfigError(
        `${dataDir} 中有数据库而没有 ${fileName}。请从备份中恢复 ${fileName}；没有它，数据库不能打开。`,
      )
    }
    makeEnterable(dataDir)
    create(path, newSecrets(production ? 'production' : 'demo', origin))
  }
  const secrets = read(path)
  if (production && secrets.madeFor === 'demo') {
    throw new ConfigError(
      `${dataDir} 是演示模式建立的，含演示账号，不能用于正式运行。请用 DATA_DIR 指定一个新的数据目录。`,
    )
  }
  return secrets
}

function read(path: string): Secrets {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new ConfigError(`${path} 可被其他账户读取。请执行 chmod 600 ${path} 后再启动。`)
  }
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new ConfigError(`${path} 已损坏或内容不全。请从备份中恢复它。`, { cause: error })
  }
}

function newSecrets(madeFor: Secrets['madeFor'], origin: string): Secrets {
  const password = () => randomBytes(32).toString('base64url')
  return {
    madeFor,
    database: {
      superuser: password(),
      owner: password(),
      zhaofa_office: password(),
      zhaofa_portal: password(),
      zhaofa_sequencer: password(),
    },
    sealingKey: randomBytes(32).toString('base64'),
    logOrigin: `${new URL(origin).host}/log`,
  }
}

/** Written aside and linked: never half a file, and of two first starts at once one wins. */
function create(path: string, secrets: Secrets): void {
  const aside = `${path}.${process.pid}`
  const file = openSync(aside, 'w', 0o600)
  try {
    writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`)
    fsyncSync(file)
    linkSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    closeSync(file)
    rmSync(aside, { force: true })
  }
}
