import { verifyRecord } from '@zhaofa/ledger'
import { nativeSha256 } from '../../storage/ledger/native-sha256.ts'
import { packageFiles, type CasePackage } from './case-package.ts'
import { statedDigests } from './stated-digests.ts'

/** 真实、完整、可用、安全 (DA/T 70): what was looked at, how many, and what was found. */
export type FourChecks = readonly PackageCheck[]

type PackageCheck = {
  readonly property: '真实性' | '完整性' | '可用性' | '安全性'
  readonly what: string
  /** How many things were looked at. */
  readonly looked: number
  /** What is not in order, each in a sentence. */
  readonly faults: readonly string[]
  /** What whoever takes the package over has to know. */
  readonly notes: readonly string[]
}

/** Files that can be read for as long as they are kept, by the kinds that GB/T 18894 and DA/T 47 name. */
const longTerm = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'video/mp4',
  'audio/wav',
  'audio/vnd.wave',
  'audio/mpeg',
  'application/json',
  'text/plain',
])

/** Looks through a package before it leaves; the bytes of each file are hashed again while they are written. */
export function checkPackage(described: CasePackage): FourChecks {
  const files = packageFiles(described)
  const { records, volumes, log } = described
  const stated = statedDigests(records.map(({ content }) => content))
  const items = volumes.flatMap((volume) => volume.items)
  const check = (
    property: PackageCheck['property'],
    what: string,
    { looked, faults, notes = [] }: Pick<PackageCheck, 'looked' | 'faults'> & { notes?: string[] },
  ): PackageCheck => ({ property, what, looked, faults, notes })
  return [
    check('真实性', '每条记录都在存证账本里，内容与当时登记的一致', {
      looked: records.length,
      faults: records
        .filter(({ subject, content, proof }) => {
          const asked = { subject, content, proof, vkeys: log.vkeys }
          return !verifyRecord(asked, nativeSha256).ok
        })
        .map(({ subject: { kind, sequence } }) => `${kind} 第 ${sequence} 号记录的证明不成立`),
    }),
    check('真实性', '每个文件的摘要都写在某一条记录里', {
      looked: files.length,
      faults: files
        .filter(({ sha256 }) => !stated.has(sha256))
        .map(({ path }) => `没有记录写明“${path}”的摘要`),
    }),
    check('完整性', '案件的记录从第 1 号起没有缺号', {
      looked: records.length,
      faults: gapsIn(described),
    }),
    check('完整性', '目录里的每一件都有文件，封面、目录、备考表齐全', {
      looked: items.length,
      faults: [
        ...items.filter((item) => item.files.length === 0).map(({ title }) => `“${title}”没有文件`),
        ...((volumes[0]?.items.length ?? 0) < 3 ? ['封面、目录、备考表不齐'] : []),
      ],
    }),
    check('可用性', '格式适合长期保存', {
      looked: files.length,
      faults: [],
      notes: files
        .filter(({ mediaType }) => !longTerm.has(mediaType))
        .map(({ path, mediaType }) => `“${path}”是 ${mediaType}，要有能打开它的程序`),
    }),
    check('安全性', '不含国家秘密；副卷和个人信息限制利用', {
      looked: volumes.length,
      faults: [],
      notes: ['本系统不受理国家秘密。含有个人信息，查阅须经批准。'],
    }),
  ]
}

/** Numbers of the case that no record bears. */
function gapsIn({ records }: CasePackage): string[] {
  const numbers = records
    .filter(({ subject }) => subject.kind === 'case-event')
    .map(({ subject }) => subject.sequence)
  const there = new Set(numbers)
  return Array.from({ length: Math.max(0, ...numbers) }, (_, i) => i + 1)
    .filter((number) => !there.has(number))
    .map((number) => `缺第 ${number} 号记录`)
}
