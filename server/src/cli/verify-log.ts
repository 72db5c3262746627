import { join } from 'node:path'
import { toBase64, verifierKeyText, type Checkpoint } from '@zhaofa/ledger'
import {
  verifyLedger,
  type LedgerFinding,
  type LedgerReport,
} from '../office/records/verify-ledger.ts'
import { connect } from '../storage/connect.ts'
import { signedHead } from '../storage/ledger/signed-heads.ts'
import { verifyLogCopy } from '../storage/ledger/verify-log-copy.ts'
import { withReaders } from '../storage/snapshot-readers.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { findingText, noteTexts } from './ledger-words.ts'
import { checkpointIn, keysFor, logPlace, readLogKey } from './log-places.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa verify-log [网址|文件夹] [--since 文件]… [--key 公钥]… [--json]

核验存证账本：逐条重算条目、哈希块、树根，核对检查点签名，指出哪一处被改动。

  （不写）      核验本机：除账本外，逐条用业务数据重算，逐个文件重算摘要，查文号是否连续
  网址          通过网络核验，如 https://zhifa.example.gov.cn/log
  文件夹        核验账本文件的副本（checkpoint、key、tile/…）

  --since       以前保存的检查点，核对账本是在它之后接着写的；可以写多次
  --key         从别处得到的公钥（vkey）。不写则使用账本自己公布的公钥，请与公布渠道核对
  --json        输出 JSON

保存今天的检查点，以后对照：curl https://…/log/checkpoint > 检查点-2026-11-23
退出码：0 没有发现问题，1 发现问题。

例：zhaofa verify-log http://localhost:8080/log --since 检查点-2026-10-01`

export const verifyLog: Command = { name: 'verify-log', summary: '核验存证账本', help, run }

type Outcome = {
  readonly head: Checkpoint | null
  readonly vkeys: readonly string[]
  readonly keyFromElsewhere: boolean
  readonly checked: { readonly records: number; readonly objects: number } | null
  readonly findings: readonly LedgerFinding[]
  readonly unlisted: number
  readonly notes: readonly string[]
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    since: { type: 'string', multiple: true, default: [] },
    key: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  })
  const [place, ...more] = positionals
  if (more.length > 0) throw new UsageError(`多余的参数 ${more.join(' ')}`)
  const earlierNotes = await readNotes(values.since, io)
  for (const key of values.key) readLogKey(key, '--key 不是公钥')
  const asked = { vkeys: values.key, earlierNotes }
  const tell = tellingOf(io, values.json)
  const outcome =
    place === undefined ? await verifyHere(asked, tell) : await verifyCopy(place, asked)
  tellOutcome(outcome, { compared: earlierNotes.length, json: values.json }, io)
  return outcome.findings.length === 0 ? exit.ok : exit.no
}

/** Says what is read next, on the error stream; with --json nothing but JSON is said. */
export const tellingOf = (io: CommandIo, json: boolean) => (what: string) => {
  if (!json) io.err(`正在核验：${what}`)
}

/** Prints what was found, in words or as JSON. */
export function tellOutcome(
  outcome: Outcome,
  { compared, json }: { readonly compared: number; readonly json: boolean },
  io: CommandIo,
): void {
  if (json) io.out(JSON.stringify(asJson(outcome), null, 2))
  else say(outcome, compared, io)
}

/** Checkpoints that were kept, by the name of their file. */
export const readNotes = (names: readonly string[], io: CommandIo) =>
  Promise.all(names.map(async (name) => ({ name, note: await io.read(name) })))

type Asked = {
  readonly vkeys: readonly string[]
  readonly earlierNotes: readonly { name: string; note: string }[]
}

async function verifyCopy(place: string, { vkeys, earlierNotes }: Asked): Promise<Outcome> {
  const log = logPlace(place)
  const note = await checkpointIn(log, place)
  const keys = await keysFor(log, place, vkeys)
  const head = signedHead(note, keys)
  const report: Pick<Outcome, 'findings' | 'unlisted'> = head
    ? await verifyLogCopy(log.reader, head, { keys, earlierNotes })
    : { findings: [{ fault: 'checkpoint-false' }], unlisted: 0 }
  return {
    ...report,
    head,
    vkeys: keys.map(verifierKeyText),
    keyFromElsewhere: vkeys.length > 0,
    checked: null,
    notes: [],
  }
}

/** One for the log, which is hashed here, and two for the rows: PostgreSQL then uses two processors. */
const readersAtOnce = 3

/** Verifies this installation, or the one in another folder. */
export async function verifyHere(
  { vkeys, earlierNotes }: Asked,
  tell: (what: string) => void,
  place: { readonly in?: string } = {},
): Promise<Outcome> {
  return withInstallation(async ({ owner }, { dataDir }) => {
    const db = connect(owner, { max: readersAtOnce, name: 'verify-log' })
    try {
      const objectsFolder = join(dataDir, 'objects')
      // One snapshot: what is recorded meanwhile is no fault of what was.
      const report = await withReaders(db, readersAtOnce, (readers) =>
        verifyLedger(readers, { vkeys, earlierNotes, objectsFolder, tell }),
      )
      return outcomeOf(report, vkeys)
    } finally {
      await db.destroy()
    }
  }, place)
}

const outcomeOf = (
  { erased, upgraded, saidLess, clock, ...report }: LedgerReport,
  vkeys: readonly string[],
): Outcome => ({
  ...report,
  notes: noteTexts({ erased, upgraded, saidLess, clock }),
  keyFromElsewhere: vkeys.length > 0,
})

function asJson({ head, findings, vkeys, ...rest }: Outcome): object {
  return {
    ok: findings.length === 0,
    log: head?.origin ?? null,
    size: head?.size ?? null,
    root: head ? toBase64(head.root) : null,
    vkeys,
    ...rest,
    findings: findings.map((finding) => ({ ...finding, text: findingText(finding) })),
  }
}

/** What no check can find that has nothing from outside to compare with. */
const withoutMemory =
  '没有与外部保存的检查点对照：末尾的条目在各处一起被删去、连同密钥整本重写、整库回退到旧的备份，只有用 --since 才能发现'

function say(outcome: Outcome, compared: number, io: CommandIo): void {
  const { head, vkeys, keyFromElsewhere, checked, findings, unlisted, notes } = outcome
  if (head) {
    io.out(`账本 ${head.origin}，共 ${head.size} 条`)
    io.out(`树根 ${toBase64(head.root)}`)
    for (const vkey of vkeys) io.out(`公钥 ${vkey}`)
    if (!keyFromElsewhere) io.out('　　（取自账本自身，请与公布渠道核对）')
    if (compared > 0) io.out(`已与 ${compared} 个以前的检查点对照`)
    if (checked)
      io.out(`已用业务数据重算 ${checked.records} 条记录，重算 ${checked.objects} 个文件`)
  }
  for (const note of notes) io.out(`· ${note}`)
  if (compared === 0) io.out(`· ${withoutMemory}`)
  if (findings.length === 0) {
    io.out('✓ 没有发现改动')
    return
  }
  for (const finding of findings) io.out(`✗ ${findingText(finding)}`)
  if (unlisted > 0) io.out(`✗ 另有 ${unlisted} 处没有列出`)
}
