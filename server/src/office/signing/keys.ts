import { randomBytes, randomUUID } from 'node:crypto'
import { yearOf, chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import {
  issueCertificate,
  issueRevocationList,
  type CertificatePurpose,
  type Issuer,
} from '../../signatures/certificates.ts'
import { sha256Suite } from '../../signatures/sha256-suite.ts'
import { publicKeyIn, serialOf } from '../../signatures/signed-data.ts'
import { sm3Suite } from '../../signatures/sm3-suite.ts'
import type { SignatureSuite, SignBytes, SuiteId } from '../../signatures/suite.ts'
import { decryptBytes, encryptBytes } from '../../storage/sealed.ts'
import type { Tx } from '../../storage/database.ts'
import {
  insertKey,
  lockKeys,
  revokedOf,
  standingKeys,
  type StoredKey,
} from '../../storage/signature-store.ts'
import type { World } from '../../world.ts'

type KeyWorld = Pick<World, 'sealingKey'>

const suiteOf: Readonly<Record<SuiteId, SignatureSuite>> = { sha256: sha256Suite, sm3: sm3Suite }

/** A key that is ready to sign. */
export type OpenKey = {
  readonly id: string
  readonly suite: SignatureSuite
  readonly certificate: Buffer
  readonly publicKey: Buffer
  readonly name: string
  readonly sign: SignBytes
}

/** What a private key is sealed for: moved to another row it does not open. */
const contextOf = (id: string) => `signing key ${id}`

/** Opening a key costs more than signing with it; each is opened once. The certificate itself is asked for each time. */
const opened = new WeakMap<Uint8Array, Map<string, OpenKey>>()

function openKey({ sealingKey }: KeyWorld, stored: StoredKey): OpenKey {
  const ofWorld = opened.get(sealingKey) ?? new Map<string, OpenKey>()
  opened.set(sealingKey, ofWorld)
  const known = ofWorld.get(stored.id)
  if (known) return known
  const suite = suiteOf[stored.suite]
  const privateKey = decryptBytes(stored.sealed, sealingKey, contextOf(stored.id))
  const key = {
    id: stored.id,
    suite,
    certificate: stored.certificate,
    publicKey: publicKeyIn(stored.certificate),
    name: stored.name,
    sign: suite.signerOf(privateKey),
  }
  ofWorld.set(stored.id, key)
  return key
}

/** What an agency signs with. */
export type AgencyKeys = {
  readonly root: OpenKey
  readonly seal: OpenKey
  readonly timeStamps: OpenKey
  readonly nationalRoot: OpenKey
  readonly nationalSeal: OpenKey
}

const wanted = {
  root: { purpose: 'root', suite: 'sha256' },
  seal: { purpose: 'seal', suite: 'sha256' },
  timeStamps: { purpose: 'time-stamp', suite: 'sha256' },
  nationalRoot: { purpose: 'root', suite: 'sm3' },
  nationalSeal: { purpose: 'seal', suite: 'sm3' },
} as const satisfies Record<keyof AgencyKeys, { purpose: CertificatePurpose; suite: SuiteId }>

/** How long a certificate stands, in years. A root outlives what it signed. */
const years: Readonly<Record<CertificatePurpose, number>> = {
  root: 20,
  seal: 5,
  'time-stamp': 10,
  person: 3,
}

type Agency = { readonly agencyId: string; readonly agencyName: string; readonly at: Date }

/**
 * The keys of an agency at this hour. What it lacks, because it never sealed before or a certificate ran out or was
 * revoked, is made: a paper never waits for somebody to make a certificate.
 */
export async function agencyKeys(tx: Tx, world: KeyWorld, agency: Agency): Promise<AgencyKeys> {
  const known = pick(world, await standingKeys(tx, { ...agency, personId: null }))
  if (isComplete(known)) return known
  await lockKeys(tx, agency.agencyId)
  // Somebody else may have made them meanwhile.
  const again = pick(world, await standingKeys(tx, { ...agency, personId: null }))
  const make = (which: keyof AgencyKeys, issuer: OpenKey | null) =>
    again[which] ?? makeKey(tx, world, { ...agency, ...wanted[which], issuer, person: null })
  const root = await make('root', null)
  const nationalRoot = await make('nationalRoot', null)
  return {
    root,
    nationalRoot,
    seal: await make('seal', root),
    timeStamps: await make('timeStamps', root),
    nationalSeal: await make('nationalSeal', nationalRoot),
  }
}

function pick(world: KeyWorld, stored: readonly StoredKey[]): Partial<AgencyKeys> {
  const found = Object.entries(wanted).flatMap(([which, { purpose, suite }]) => {
    const key = stored.find((each) => each.purpose === purpose && each.suite === suite)
    return key ? [[which, openKey(world, key)] as const] : []
  })
  return Object.fromEntries(found)
}

const isComplete = (keys: Partial<AgencyKeys>): keys is AgencyKeys =>
  Object.keys(wanted).every((which) => Object.hasOwn(keys, which))

/** What the person of this transaction signs with; null while they have no certificate that holds. */
export async function personKey(
  tx: Tx,
  world: KeyWorld,
  of: { readonly agencyId: string; readonly personId: string; readonly at: Date },
): Promise<OpenKey | null> {
  const [newest] = await standingKeys(tx, of)
  return newest ? openKey(world, newest) : null
}

type Making = Agency & {
  readonly purpose: CertificatePurpose
  readonly suite: SuiteId
  /** Null: it signs itself. */
  readonly issuer: OpenKey | null
  readonly person: { readonly id: string; readonly name: string } | null
}

const titles = {
  root: '签名根证书',
  seal: '电子印章',
  'time-stamp': '时间戳',
  person: '',
} as const satisfies Record<CertificatePurpose, string>

/** A new key with its certificate, stored. */
export async function makeKey(
  tx: Tx,
  { sealingKey }: KeyWorld,
  { agencyId, agencyName, at, purpose, suite: suiteId, issuer, person }: Making,
): Promise<OpenKey> {
  const suite = suiteOf[suiteId]
  const { publicKey, privateKey } = suite.newKeys()
  const sign = suite.signerOf(privateKey)
  const name = person?.name ?? `${agencyName}${titles[purpose]}`
  const subject = { agency: agencyName, common: name }
  const { validFrom, validTo } = validityOf(purpose, at)
  const by = issuer
    ? {
        suite,
        publicKey: issuer.publicKey,
        sign: issuer.sign,
        name: { agency: agencyName, common: issuer.name },
      }
    : { suite, publicKey, sign, name: subject }
  const certificate = issueCertificate(by, {
    ...{ purpose, name: subject, publicKey, serial: newSerial(), validFrom, validTo },
  })
  const id = randomUUID()
  const key = { id, suite, certificate, publicKey, name, sign }
  await insertKey(tx, {
    ...{ id, agencyId, personId: person?.id ?? null, purpose, suite: suiteId, name, certificate },
    sealed: encryptBytes(privateKey, sealingKey, contextOf(id)),
    serial: serialOf(certificate),
    ...{ validFrom, validTo, issuedAt: at },
  })
  return key
}

/** From the first day of the year in which it was made, so that no clock that is a little behind refuses it. */
function validityOf(purpose: CertificatePurpose, at: Date): { validFrom: Date; validTo: Date } {
  const year = yearOf(chinaDay(at.toISOString()))
  const begins = (of: number) => new Date(`${of}-01-01T00:00:00+08:00`)
  return { validFrom: begins(year), validTo: begins(year + years[purpose] + 1) }
}

/** 16 bytes of chance (RFC 5280, 4.1.2.2), positive and not beginning with zero. */
function newSerial(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

const listDays = 7
const listEveryMs = 3_600_000
const lists = new WeakMap<OpenKey, { key: string; list: Buffer }>()

/** The list of revoked certificates of the root, as of this hour; the same within an hour while nothing is revoked. */
export async function revocationList(
  tx: Tx,
  root: OpenKey,
  { agencyId, agencyName, at }: Agency,
): Promise<Buffer> {
  const revoked = await revokedOf(tx, agencyId, root.suite.id)
  const hour = Math.floor(at.getTime() / listEveryMs)
  const key = `${hour} ${revoked.length}`
  const known = lists.get(root)
  if (known?.key === key) return known.list
  const issuer: Issuer = { ...root, name: { agency: agencyName, common: root.name } }
  // With each revocation the number rises as well, also within the hour.
  const number = hour * 1_000 + revoked.length
  const list = issueRevocationList(issuer, {
    ...{ number, at: new Date(hour * listEveryMs), days: listDays },
    revoked: revoked.filter((each) => each.at <= at),
  })
  lists.set(root, { key, list })
  return list
}
