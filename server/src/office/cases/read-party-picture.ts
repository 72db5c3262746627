import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { KnownFirm } from '@zhaofa/domain/case/known-firm.ts'
import {
  credentialTitles,
  nothingReadTexts,
  readCredential,
  type ReadCredential,
} from '@zhaofa/domain/case/party-reading/read-credential.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import { ForbiddenError } from '../../faults.ts'
import { findKnownFirm } from '../../storage/known-firms.ts'
import type { Loss } from '../../untrusted/reader-pool.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** The largest picture that is read, in bytes: more than any phone takes. */
export const maxPartyPictureBytes = 20 * 1024 ** 2

type PartyPicture = {
  /** Null when nothing was read. */
  readonly read: (ReadCredential & { readonly known: KnownFirm | null }) | null
  /** What the officer is told, in either case. */
  readonly message: string
}

const unread = '可以换一张，或者直接手工填写，已经填的都还在。'
const notPictures = {
  'a-picture': `只收 JPEG、PNG 和 WebP 照片。${unread}`,
  readable: `照片打不开或者像素过多。${unread}`,
} as const
const losses: Readonly<Record<Loss, string>> = {
  died: `这张照片让识别程序中断了，可能已经损坏。${unread}`,
  'too-slow': `这张照片在限定的时间里没有读完。${unread}`,
  busy: `服务器正忙，还没有读到这张照片。${unread}`,
  'too-big': `识别这张照片要用的内存超过限制。${unread}`,
}

/**
 * Reads 营业执照、身份证 or another credential of a party in a picture, for an officer who compares it with the
 * original. The picture is looked at by a process of its own and kept nowhere; what earlier cases know of the
 * code comes along.
 * @throws ForbiddenError for whoever takes part in no case as an officer.
 */
export async function readPartyPicture(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
): Promise<PartyPicture> {
  requireOfficer(actor)
  const answer = await readUntrusted({ kind: 'writing', bytes })
  if (!answer.ok) return { read: null, message: losses[answer.refusal] }
  if ('not' in answer.value) return { read: null, message: notPictures[answer.value.not] }
  const outcome = readCredential(answer.value.lines)
  if (!outcome.ok) return { read: null, message: nothingReadTexts[outcome.refusal] }
  const read = outcome.value
  const code = read.fields.find(({ name, wrong }) => name === 'uscc' && !wrong)?.value
  const known = code === undefined ? null : await knownFirm(world, actor, { code, apart: null })
  const message = `从${credentialTitles[read.credential]}读出 ${read.fields.length} 项，请对照原件核对`
  return { read: { ...read, known }, message }
}

/**
 * What the agency's cases know of the firm with this code, the case `apart` left out; null for a code that is
 * none or that none knows.
 * @throws ForbiddenError as above.
 */
export async function knownFirm(
  world: World,
  actor: Actor,
  { code, apart }: { code: string; apart: string | null },
): Promise<KnownFirm | null> {
  requireOfficer(actor)
  if (usccProblem(code) !== null) return null
  return inAgency(world, actor, (tx) => findKnownFirm(tx, code, { apart }))
}

function requireOfficer(actor: Actor): void {
  if (!actor.roles.includes('officer')) {
    throw new ForbiddenError('证照由执法人员在办案时识别，您没有这项工作。')
  }
}
