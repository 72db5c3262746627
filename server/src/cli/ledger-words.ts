import {
  entriesPath,
  isLeafKind,
  leafKinds,
  tilePath,
  toHex,
  type LeafSubject,
} from '@zhaofa/ledger'
import type { LedgerFinding } from '../office/records/verify-ledger.ts'

/** One finding as an inspector reads it: what is wrong, and exactly where. */
export function findingText(finding: LedgerFinding): string {
  switch (finding.fault) {
    case 'checkpoint-false':
      return '检查点读不懂，或者不是由本账本的密钥签名'
    case 'earlier-false':
      return `用来对照的检查点 ${finding.name} 不属于本账本，或者签名不成立`
    case 'checkpoint-row-changed':
      return `检查点被改动：ledger.checkpoint size=${finding.size}`
    case 'history-changed':
      return `前 ${finding.size} 条与当时签名的检查点不一致，历史被改写（现算得树根 ${toHex(finding.found)}）`
    case 'entries-removed':
      return `对照的检查点有 ${finding.size} 条，现在只有 ${finding.left} 条：条目被删除`
    case 'root-differs':
      return `${finding.size} 条条目与哈希块一致，但与检查点的树根不一致（算得 ${toHex(finding.found)}）`
    case 'tile-missing':
      return `哈希块缺失或长度不对：${tilePath(finding)}（ledger.tile level=${finding.level} idx=${finding.index}）`
    case 'tile-changed':
      return `哈希块被改动：${tilePath(finding)} 第 ${finding.place} 个哈希（ledger.tile level=${finding.level} idx=${finding.index}）`
    case 'entries-missing':
      return `条目缺失或读不出：${entriesPath(finding.index, finding.width)}（ledger.leaf idx ${finding.index * 256} 至 ${finding.index * 256 + finding.width - 1}）`
    case 'entries-changed':
      return `条目和它们的哈希块一起被改动：ledger.leaf idx ${finding.first} 至 ${finding.last} 之间`
    case 'entry-changed':
      return `条目被改动：ledger.leaf idx=${finding.index}`
    case 'entry-or-tile-changed':
      return `条目与哈希块不一致，都到不了签名的树根：ledger.leaf idx=${finding.index}`
    case 'entry-unreadable':
      return `条目不合格式：ledger.leaf idx=${finding.index}`
    case 'entry-beyond':
      return `条目没有检查点：ledger.leaf idx=${finding.index}`
    case 'sequence-gap':
      return `编号有缺：${kindText(finding.kind)} ${finding.publicId} 编到 ${finding.last}，账本中只有 ${finding.count} 条`
    case 'entry-missing':
      return `已记录而不在账本中，也不在等待入账：${subject(finding)}`
    case 'entry-repeated':
      return `同一记录在账本中不止一次：${subject(finding)}（ledger.leaf idx=${finding.index}）`
    case 'opening-changed':
      return `记录被改动：${subject(finding)}（ledger.opening，与${finding.index === null ? '等待入账的条目' : `条目 ${finding.index}`}不符）`
    case 'opening-missing':
      return `账本中有条目而没有记录：idx=${finding.index} ${finding.leaf}`
    case 'source-changed':
      return `业务数据被改动：${finding.table}，${subject(finding)}`
    case 'source-missing':
      return `业务数据被删除：${finding.table}，${subject(finding)}`
    case 'source-not-recorded':
      return `业务数据没有存证记录：${finding.table}，${subject(finding)}`
    case 'object-changed':
      return `文件被改动：${finding.path}（${finding.belongsTo || '没有记录引用它'}）`
    case 'object-missing':
      return `文件缺失：${finding.sha256}（${finding.belongsTo}）`
    case 'number-gap':
      return `文号不连续：${finding.word}字〔${finding.year}〕编到 ${finding.last} 号，只找到 ${finding.count} 个`
  }
}

function subject({ kind, publicId, sequence }: LeafSubject): string {
  return `${kindText(kind)} ${publicId} 第 ${sequence} 号`
}

function kindText(kind: string): string {
  return isLeafKind(kind) ? `${leafKinds[kind]}（${kind}）` : kind
}
