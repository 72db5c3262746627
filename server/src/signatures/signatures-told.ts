// What a reader tells of the signatures of a file: data, without what reads it.

/** A certificate as far as it is told. */
export type CertificateTold = {
  readonly common: string
  readonly agency: string
  readonly issuer: string
  /** Hexadecimal, lower case. */
  readonly serial: string
  /** ISO instants. */
  readonly validFrom: string
  readonly validTo: string
  /** SHA-256 of the root it leads to, when that is one of those asked for. */
  readonly root: string | null
}

export type StampTold = {
  /** ISO instant. */
  readonly at: string
  /** It is over this very signature, and signed by the certificate it names. */
  readonly holds: boolean
  readonly certificate: CertificateTold | null
}

/** One signature, or one time stamp over the file. */
export type SignatureTold = {
  readonly kind: 'signature' | 'stamp'
  /** How many bytes from the beginning it is over, itself included. */
  readonly covers: number
  /** The bytes are those that were signed; null when that cannot be told. */
  readonly unchanged: boolean | null
  /** The signature is by the certificate; null when its algorithm is not known here. */
  readonly holds: boolean | null
  readonly certificate: CertificateTold | null
  /** ISO instant; what the file claims. */
  readonly claimedAt: string | null
  readonly reason: string
  readonly place: string
  readonly contact: string
  readonly stamp: StampTold | null
}

export type SignaturesTold = {
  readonly size: number
  /** In the order of what they are over. */
  readonly signatures: readonly SignatureTold[]
}

/** A file that somebody brought to be checked: its signatures, and what in it could mislead or harm whoever opens it. */
export type FileTold = SignaturesTold & {
  /** It runs programs when it is opened. */
  readonly scripts: boolean
  /** Names of files within it. */
  readonly attachments: readonly string[]
}

/** More signatures than this are not looked at. */
export const maxSignatures = 40

/** Why an answer is no stamp, in words. */
export const timeStampProblems = {
  refused: '时间戳服务没有给时间戳',
  unreadable: '时间戳服务的答复读不出',
  another: '时间戳服务的答复不是对这份文书的',
  unsigned: '时间戳的签名不成立',
} as const
export type TimeStampProblem = keyof typeof timeStampProblems
