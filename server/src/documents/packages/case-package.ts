import type { JsonValue, LeafSubject, RecordProof } from '@zhaofa/ledger'

/** 电子档案包: an archived case as files that anybody can read and check without this system. */
export type CasePackage = {
  readonly agency: string
  readonly title: string
  readonly caseNumber: string
  readonly archiveNumber: string
  readonly retention: string
  readonly filedOn: string
  readonly endedOn: string
  readonly archivedOn: string
  readonly archivedBy: string
  readonly checkedBy: string
  readonly remarks: string
  readonly volumes: readonly PackageVolume[]
  /** Every record of the case and of its papers, as the log has it. */
  readonly records: readonly PackageRecord[]
  /** Of the log, by which the records are checked: its keys and where it is. */
  readonly log: { readonly vkeys: readonly string[]; readonly address: string }
  readonly madeAt: string
}

export type PackageVolume = {
  readonly title: string
  readonly pages: number
  readonly items: readonly PackageItem[]
}

/** One line of the list of contents with its files: the sealed paper first, what came back signed behind it. */
export type PackageItem = {
  readonly title: string
  readonly number: string
  readonly by: string
  readonly on: string
  readonly page: number | null
  readonly remark: string
  readonly files: readonly PackageFile[]
}

/** A file of the store under its path in the package. */
export type PackageFile = {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

export type PackageRecord = {
  readonly subject: LeafSubject
  readonly content: JsonValue
  readonly proof: RecordProof
}

/** The files of all volumes, in their order. */
export const packageFiles = ({ volumes }: CasePackage): PackageFile[] =>
  volumes.flatMap(({ items }) => items.flatMap(({ files }) => files))
