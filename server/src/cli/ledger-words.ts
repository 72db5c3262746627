import {
  entriesPath,
  isLeafKind,
  leafKinds,
  tilePath,
  toHex,
  type LeafSubject,
} from '@zhaofa/ledger'
import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import type { LedgerFinding, LedgerReport } from '../office/records/verify-ledger.ts'

/** One finding as an inspector reads it: what is wrong, and exactly where. */
export function findingText(finding: LedgerFinding): string {
  switch (finding.fault) {
    case 'checkpoint-false':
      return '检查点读不懂，或者不是由本账本的密钥签名'
    case 'earlier-false':
      return `用来对照的检查点 ${finding.name} 不属于本账本，或者签名不成立`
    case 'checkpoint-row-changed':
      return `检查点被改动：ledger.checkpoint size=${finding.size}`
    case 'checkpoint-missing':
      return `检查点被删除：${finding.before} 条时的检查点写明的前一个不在（ledger.checkpoint size=${finding.before} 之前）`
    case 'cosignature-false':
      return `“${finding.name}”对检查点的共签不成立：ledger.cosignature size=${finding.size}`
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
    case 'pending-unknown':
      return `等待入账的条目没有记录：${finding.leaf}`
    case 'erased-silently':
      return `记录的内容被抹去，没有销毁记录：${subject(finding)}（${since(finding.recordedAt)}）`
    case 'time-backwards':
      return `账本的时间倒退：条目 ${finding.index} 写着 ${when(finding.at)}，而此前已到 ${when(finding.after)}；这样的条目共 ${finding.count} 条，机器的时钟曾被拨回`
    case 'series-backwards':
      return `同一事项的时间倒退：${subject(finding)} 写着 ${when(finding.at)}，早于它的前一条（${when(finding.after)}），ledger.leaf idx=${finding.index}`
    case 'opening-missing':
      return `账本中有条目而没有记录：idx=${finding.index} ${finding.leaf}`
    case 'source-changed':
      return `业务数据被改动：${finding.table}，${subject(finding)}，改动的内容 ${finding.changed.join('、') || '无法辨认'}（${since(finding.recordedAt)}）`
    case 'source-missing':
      return `业务数据被删除：${finding.table}，${subject(finding)}（${since(finding.recordedAt)}）`
    case 'source-not-recorded':
      return `业务数据没有存证记录：${finding.table}，${subject(finding)}`
    case 'row-changed':
      return `数据行被改动：${row(finding)}，改动的列 ${finding.changed.map((name) => (name === '…' ? '（只存摘要的列）' : name)).join('、')}（${since(finding.recordedAt)}）`
    case 'row-missing':
      return `数据行被删除：${row(finding)}（${since(finding.recordedAt)}）`
    case 'row-returned':
      return `已删除的数据行又出现：${row(finding)}（删除于 ${when(finding.recordedAt)}）`
    case 'row-not-recorded':
      return `数据行没有存证记录：${row(finding)}`
    case 'row-by-owner':
      return `数据行不是由程序写入：${row(finding)}，由数据库账号 ${finding.by ?? ''} 写于 ${when(finding.recordedAt)}`
    case 'derived-changed':
      return `算得的数据与来源不一致：${row(finding)}，来源 ${finding.from}`
    case 'unreadable':
      return `存放的内容不合格式，没有能核对：${finding.table}（${finding.message}）`
    case 'trigger-off':
      return `防止改动的触发器被停用或删除：${finding.table} 的 ${finding.trigger}`
    case 'function-changed':
      return `数据库函数被改动，不是本程序的：${finding.name}`
    case 'large-objects':
      return `数据库中有 ${finding.count} 个大对象，不是本程序写入的`
    case 'object-changed':
      return `文件被改动：${finding.path}（${finding.belongsTo || '没有记录引用它'}）`
    case 'object-missing':
      return `文件缺失：${finding.sha256}（${finding.belongsTo}）`
    case 'number-gap':
      return `文号不连续：${finding.word}字〔${finding.year}〕编到 ${finding.last} 号，只找到 ${finding.count} 个`
  }
}

/** No findings, and yet to be read. */
export type Notes = Pick<LedgerReport, 'erased' | 'upgraded' | 'saidLess' | 'clock'>

/** What a report says beside findings: destroyed by act, or recorded late. */
export function noteTexts({ erased, upgraded, saidLess, clock }: Notes): string[] {
  const [begun, ...anew] = clock
  return [
    begun
      ? `时间自 ${when(begun.on)} 起核对先后，以前的不核对`
      : '还没有开始核对时间先后（服务第一次启动时开始）',
    ...anew.map(({ on, reason }) => `时钟更正：${when(on)} 起重新核对，理由：${reason}`),
    ...erased.map(
      (each) =>
        `已销毁：${subject(each)}，${each.by}于 ${when(each.on)} 销毁，理由：${each.reason}`,
    ),
    ...upgraded.map(({ table, rows, on, migration }) =>
      migration === null
        ? `接管：${table} 的 ${rows} 行自 ${when(on)} 起存证，此前的改动无从核验`
        : `升级 ${migration} 于 ${when(on)} 改写 ${table} 的 ${rows} 行`,
    ),
    ...saidLess.map(
      ({ table, column, rows }) =>
        `较早的 ${rows} 条存证没有写到 ${table} 的 ${column}，这一列的改动无从核验`,
    ),
  ]
}

function subject({ kind, publicId, sequence }: LeafSubject): string {
  return `${kindText(kind)} ${publicId} 第 ${sequence} 号`
}

function kindText(kind: string): string {
  return isLeafKind(kind) ? `${leafKinds[kind]}（${kind}）` : kind
}

const row = ({ table, row: said }: { table: string; row: Readonly<Record<string, unknown>> }) =>
  `${table} ${Object.entries(said)
    .slice(0, 5)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')}`

/** From when on it may have been changed: it was what it was when its entry was written. */
const since = (at: Date | null) => `存证于 ${when(at)}，在此以后`

const when = (at: Date | string | null) =>
  at === null ? '' : chinaTime(new Date(at).toISOString())
