import { revocationTitles } from '@zhaofa/domain/authority/revocation-reasons.ts'
import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import type { FileTold, SignatureTold, StampTold } from '../../../signatures/signatures-told.ts'
import type { KnownCertificate } from '../../../storage/publication/signing-certificates.ts'

/** What is said of a file: good holds, bad does not, and of doubtful things nobody here can be sure. */
export type Tone = 'good' | 'doubtful' | 'bad'

export type SaidOfSignature = {
  readonly tone: Tone
  /** 四平市商务局电子印章 */
  readonly who: string
  readonly isOurs: boolean
  /** When, and by what that is known. */
  readonly when: string
  readonly words: readonly string[]
  readonly reason: string
  readonly place: string
  readonly serial: string
  readonly issuer: string
}

export type SaidOfFile = {
  readonly tone: Tone
  readonly title: string
  readonly words: readonly string[]
  readonly signatures: readonly SaidOfSignature[]
}

export type Known = ReadonlyMap<string, KnownCertificate>

/** Why there is nothing to judge. */
export const notJudged = {
  'a-pdf': {
    title: '这不是 PDF 文件',
    words: ['只有 PDF 文件里的签名能在这里核验。拍的照片、扫描件、Word 文件里没有数字签名。'],
  },
  readable: {
    title: '这个文件打不开',
    words: ['文件已经损坏，或者没有传完整，里面也没有读得出的签名。请换一份完整的文件。'],
  },
  open: {
    title: '这个文件设了打开口令',
    words: ['本页打不开它，不能核验。本平台的机关发出的文书从不设口令。'],
  },
  lost: {
    title: '这个文件没有读完',
    words: [
      '文件的内容很不寻常，读它用的时间或者内存超出了限度，已经停止。本平台的机关发出的文书不会这样。',
    ],
  },
} as const satisfies Record<string, { title: string; words: readonly string[] }>

/** Judges what a reader told of a file, in plain words. `isVoid`: the paper that it says it is was voided. */
export function judgeSignedFile(
  told: FileTold,
  { known, isVoid }: { readonly known: Known; readonly isVoid: boolean },
): SaidOfFile {
  const warnings = [
    ...(told.scripts
      ? ['文件里有打开时会运行的程序（JavaScript）。本平台的机关发出的文书从不带程序。']
      : []),
    ...(told.attachments.length > 0
      ? [`文件里夹带了其他文件：${told.attachments.join('、')}。本页没有检查它们，请不要打开。`]
      : []),
  ]
  if (told.signatures.length === 0) {
    return {
      ...{ tone: 'doubtful', title: '这份 PDF 没有数字签名', signatures: [] },
      words: [
        '因此不能判断它是谁做的、有没有改动过。文书上印有二维码的，可以扫码核对；也可以在“记录核验”里输入文号。',
        ...warnings,
      ],
    }
  }
  const signatures = told.signatures
    .map((each) => ({ ...each, stamp: each.stamp ?? laterStamp(each, told) }))
    .map((each) => ({ each, said: sayOf(each, told, known) }))
  const behind = told.size - Math.max(...told.signatures.map(({ covers }) => covers))
  const added = behind > 0
  const said = signatures.map((each) => each.said)
  const isBad = said.some(({ tone }) => tone === 'bad')
  const foreign = signatures.filter(({ said: { isOurs } }) => !isOurs)
  const own = said.filter(({ isOurs, tone }) => isOurs && tone === 'good')
  const words = [
    ...(added
      ? [
          `最后一个签名以后，文件末尾又添加了 ${behind} 个字节的内容。添加的内容没有人签名，看到的可能不是签名时的样子。`,
        ]
      : []),
    ...(isVoid ? ['这份文书已经作废，没有效力。'] : []),
    ...warnings,
  ]
  const file = (tone: Tone, title: string): SaidOfFile => ({ tone, title, words, signatures: said })
  if (isBad) return file('bad', '核验没有通过：下面有签名不成立，这份文件不能采信')
  if (added) return file('bad', '签名以后文件被添加了内容')
  if (isVoid) return file('bad', '文书已经作废')
  if (own.length === 0) return file('doubtful', '签名没有被改动，但不是本平台的机关签的')
  if (foreign.length > 0 || warnings.length > 0)
    return file('doubtful', '有本平台机关的签名，也有本页不能核对的内容')
  return file(
    said.every(({ tone }) => tone === 'good') ? 'good' : 'doubtful',
    '核验通过：由本平台的机关签发，没有改动过',
  )
}

/** A time stamp of the whole file behind a signature proves its hour as well. */
function laterStamp({ covers }: SignatureTold, { signatures }: FileTold): StampTold | null {
  const later = signatures.find(
    (each) => each.kind === 'stamp' && each.covers > covers && each.stamp?.holds === true,
  )
  return later?.stamp ?? null
}

/** The hour that a stamp proves; null when its authority's own key was known to others, or it no longer stood. */
function provedBy(stamp: StampTold | null, known: Known): string | null {
  if (stamp?.holds !== true) return null
  const { certificate, at } = stamp
  if (certificate === null || at < certificate.validFrom || at >= certificate.validTo) return null
  const revoked = known.get(certificate.serial)?.revoked
  if (!revoked) return at
  return revoked.reason === 'keyCompromise' || at >= revoked.at ? null : at
}

function sayOf(signature: SignatureTold, { size }: FileTold, known: Known): SaidOfSignature {
  const { certificate, stamp, claimedAt, kind, unchanged, holds, covers } = signature
  const knownAs = certificate?.root ? known.get(certificate.serial) : undefined
  const proved = provedBy(stamp, known)
  const at = proved ?? claimedAt
  const base = {
    who: certificate ? whoOf(certificate) : '读不出签名人',
    isOurs: knownAs !== undefined,
    when: whenOf(signature, proved),
    ...{ reason: signature.reason, place: signature.place },
    serial: certificate?.serial ?? '',
    issuer: certificate?.issuer ?? '',
  }
  const bad = (...words: string[]): SaidOfSignature => ({ ...base, tone: 'bad', words })
  if (unchanged === false) {
    return bad('文件在签名以后被改动过：现在的内容与签名时的不一致，哪怕只改了一个字节也会这样。')
  }
  if (unchanged === null || holds === false) {
    return bad('签名本身不成立：它被改动、截断过，或者不是证书的持有人签的。')
  }
  if (stamp?.holds === false)
    return bad('签名带的时间戳不成立：它被改动过，或者不是盖在这个签名上的。')
  if (kind === 'stamp') {
    const words = ['时间戳：证明到这个时间为止，前面的内容就是现在这样。']
    return knownAs || certificate === null
      ? { ...base, tone: 'good', words }
      : {
          ...base,
          isOurs: true,
          tone: 'good',
          words: [...words, '它由别的时间戳服务给出，本页没有核对该服务的证书。'],
        }
  }
  if (holds === null) {
    return {
      ...base,
      isOurs: false,
      tone: 'doubtful',
      words: ['签名用的算法本页不认识，没有核对。'],
    }
  }
  const rest = covers < size ? ['它签的是文件的前一部分，后面的内容由后面的签名负责。'] : []
  if (!certificate || !knownAs) {
    const words = certificate?.root
      ? '证书用本平台机关的名义，登记里却没有它，不能采信。'
      : `内容在签名以后没有改动，但签名人不是本平台的机关，证书由“${certificate?.issuer ?? ''}”签发，本页不能核对他的真实身份，也不知道证书有没有被吊销。`
    return certificate?.root ? bad(words) : { ...base, tone: 'doubtful', words: [words, ...rest] }
  }
  const { revoked } = knownAs
  if (at === null) return bad('签名没有说明时间，也没有时间戳，不能判断签名时证书是否有效。')
  if (at < certificate.validFrom)
    return bad(`签名的时间早于证书生效的时间（${chinaTime(certificate.validFrom)}）。`)
  if (at >= certificate.validTo)
    return bad(`签名时证书已经过期（有效到 ${chinaTime(certificate.validTo)}）。`)
  if (revoked) {
    const title = revocationTitles[revoked.reason]
    const told = `证书于 ${chinaTime(revoked.at)} 被吊销（${title}）`
    if (at >= revoked.at) return bad(`签名时证书已经被吊销：${told}。`)
    if (proved === null && revoked.reason === 'keyCompromise') {
      return bad(`${told}。签名没有时间戳，不能证明它是在吊销以前签的。`)
    }
    return {
      ...{ ...base, tone: 'good' },
      words: [`${told}，签名在这以前，当时有效，现在仍然有效。`, ...rest],
    }
  }
  return {
    ...{ ...base, tone: 'good' },
    words: ['签名成立，签的内容没有改动过，签名时证书有效。', ...rest],
  }
}

const whoOf = ({ common, agency }: NonNullable<SignatureTold['certificate']>) =>
  agency === '' || common.startsWith(agency) ? common : `${common}（${agency}）`

function whenOf({ stamp, claimedAt }: SignatureTold, proved: string | null): string {
  if (proved !== null)
    return `${chinaTime(proved)}，由${stamp?.certificate?.common ?? '时间戳'}证明`
  return claimedAt === null
    ? '没有说明时间'
    : `${chinaTime(claimedAt)}，是签名人自己写的，没有时间戳证明`
}
