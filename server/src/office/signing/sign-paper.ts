import { randomUUID } from 'node:crypto'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import { sealKinds } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { signPdf, type SignatureField, type ValidationData } from '../../signatures/sign-pdf.ts'
import { signedData, contentTypes, timeStampAttribute } from '../../signatures/signed-data.ts'
import {
  ownTimeStamps,
  TimeStampError,
  type TimeStamp,
  type TimeStamper,
} from '../../signatures/time-stamps.ts'
import type { Tx } from '../../storage/database.ts'
import {
  insertSignatures,
  registerSealUses,
  type PaperSignature,
  type SealedFile,
  type SealUse,
} from '../../storage/signature-store.ts'
import type { SignatureRole } from '../../storage/tables/signatures.ts'
import type { World } from '../../world.ts'
import { agencyKeys, personKey, revocationList, type AgencyKeys, type OpenKey } from './keys.ts'

type SigningWorld = Pick<World, 'sealingKey' | 'timeStamps' | 'publicOrigin'>

/** Everything by which the papers of one act are signed. */
export type PaperSigner = {
  readonly agencyId: string
  readonly place: string
  readonly keys: AgencyKeys
  readonly person: OpenKey | null
  readonly validation: ValidationData
  readonly stamper: TimeStamper
  readonly at: Date
}

/**
 * Whose certificate stands beside the seal: whoever pressed last, if they proved at that moment who they are. The
 * approvals of before are stamps of the file; what nobody pressed for now is signed in nobody's name.
 */
function presserOf({ by, approvals, confirmedBy }: RecordedEvent): string | null {
  const last = approvals.at(-1)
  const proof = last ? last.confirmedBy : confirmedBy
  if (proof === undefined || proof === 'session') return null
  return last?.person ?? by.id
}

export async function openPaperSigner(
  tx: Tx,
  world: SigningWorld,
  { agencyId, recorded, at }: { agencyId: string; recorded: RecordedEvent; at: Date },
): Promise<PaperSigner> {
  const { name: agencyName, address } = await tx
    .selectFrom('identity.agency')
    .select(['name', 'address'])
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const agency = { agencyId, agencyName, at }
  const keys = await agencyKeys(tx, world, agency)
  const personId = presserOf(recorded)
  const person = personId === null ? null : await personKey(tx, world, { agencyId, personId, at })
  const stamper = world.timeStamps ?? ownStamper(keys, at)
  const validation = {
    certificates: [
      keys.root.certificate,
      keys.seal.certificate,
      ...(person ? [person.certificate] : []),
    ],
    revocationLists: [await revocationList(tx, keys.root, agency)],
  }
  return { agencyId, place: address, keys, person, validation, stamper, at }
}

/** The time stamps of the agency itself. */
export const ownStamper = ({ root, timeStamps }: AgencyKeys, at: Date): TimeStamper =>
  ownTimeStamps({
    ...signingWith(timeStamps, root),
    name: timeStamps.name,
    now: () => at,
  })

const signingWith = (key: OpenKey, root: OpenKey) => ({
  certificate: key.certificate,
  chain: [root.certificate],
  algorithm: key.suite.algorithmOf(key.publicKey),
  sign: key.sign,
})

/** Bytes for a signature with two certificates and a stamp of our own; those of others may bring a whole chain. */
const room = { own: 4_096, remote: 16_384 }

/** A signed file and what is to be kept of each of its signatures. */
export type SignedPdf = {
  readonly bytes: Buffer
  readonly signatures: readonly PaperSignature[]
  readonly sm2: Buffer
}

/**
 * Signs the PDF of a paper: first whoever pressed for it, then the agency over both (PAdES B-LT; without a time stamp,
 * when the authority does not answer, B-B, see ADR 0470). The signature by SM2 is over the finished file.
 */
export async function signPaper(
  { publicOrigin, timeStamps }: SigningWorld,
  signer: PaperSigner,
  { pdf, paper, id }: { pdf: Uint8Array; paper: Paper; id: string },
): Promise<SignedPdf> {
  const { keys, person, validation, at, place } = signer
  const field = { place, contact: `${publicOrigin}/verify/${id}`, at }
  const free = timeStamps === null ? room.own : room.remote
  const signing = (key: OpenKey, said: Pick<SignatureField, 'name' | 'reason'>, last: boolean) => {
    let stamp: TimeStamp | null = null
    const sign = (digest: Buffer) =>
      signedData(signingWith(key, keys.root), {
        ...{ type: contentTypes.data, inside: null, digest },
        ...(last && {
          afterwards: async (signature: Uint8Array) => {
            stamp = await stampOrNull(signer.stamper, keys.root.suite.digest(signature))
            return stamp ? [timeStampAttribute(stamp.token)] : []
          },
        }),
      })
    // Whoever signs first leaves what the file is checked by to the last, who is over all of it.
    const store = last ? validation : { certificates: [], revocationLists: [] }
    return {
      how: { field: { ...field, ...said, signer: key.name }, validation: store, room: free, sign },
      stamp: () => stamp,
    }
  }
  const first =
    person && signing(person, { name: `${person.name}签名`, reason: `签署：${paper.title}` }, false)
  const once = first ? await signPdf(pdf, first.how) : pdf
  const { sealed } = paper
  const own = signing(
    keys.seal,
    sealed
      ? { name: '机关印章', reason: `加盖${sealKinds[paper.seal ?? 'papers']}：${paper.title}` }
      : { name: '机关电子签名', reason: `定稿：${paper.title}` },
    true,
  )
  const bytes = await signPdf(once, own.how)
  const stamped = own.stamp()
  const rowOf = (place: number, role: SignatureRole, key: OpenKey): PaperSignature => ({
    ...{ id: randomUUID(), place, role, name: key.name, certificateId: key.id, at },
    level: stamped ? 'B-LT' : 'B-B',
    stamp: stamped && { at: stamped.at, by: signer.stamper.name },
  })
  return {
    bytes,
    signatures: [
      ...(person ? [rowOf(1, 'person', person)] : []),
      rowOf(person ? 2 : 1, sealed ? 'seal' : 'agency', keys.seal),
    ],
    sm2: keys.nationalSeal.sign(bytes),
  }
}

async function stampOrNull(stamper: TimeStamper, digest: Uint8Array): Promise<TimeStamp | null> {
  try {
    return await stamper.stamp(digest)
  } catch (fault) {
    if (fault instanceof TimeStampError) return null
    throw fault
  }
}

/** A paper that was signed and stored, as it is told in the register. */
export type SignedAndStored = SignedPdf & {
  readonly file: SealedFile
  readonly paper: Paper
  readonly recorded: RecordedEvent
}

/** The signatures of the papers of one act, and 用印登记 of those that bear a seal. Last in the sealing of an act. */
export async function recordSignatures(
  tx: Tx,
  { keys, at }: PaperSigner,
  { papers, today }: { papers: readonly SignedAndStored[]; today: PlainDate },
): Promise<void> {
  for (const { file, signatures } of papers) await insertSignatures(tx, file, signatures)
  const uses = papers.flatMap(({ file, paper, recorded, sm2 }): SealUse[] =>
    paper.sealed
      ? [
          {
            ...file,
            seal: paper.seal ?? 'papers',
            title: paper.title,
            number: paper.number?.text ?? null,
            approvals: recorded.approvals,
            sealedBy: recorded.by,
            at,
            certificateId: keys.seal.id,
            sm2: { signature: sm2, certificateId: keys.nationalSeal.id },
          },
        ]
      : [],
  )
  await registerSealUses(tx, yearOf(today), uses)
}
