import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { toHex, utf8, verifierKeyText } from '@zhaofa/ledger'
import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import { nativeSha256 } from '../storage/ledger/native-sha256.ts'
import type { CopyFinding } from '../storage/ledger/verify-log-copy.ts'
import { followedFrom, followLog, readFollowed, type Followed } from '../watching/follow-log.ts'
import { KeptFiles } from '../watching/kept-files.ts'
import {
  exit,
  InputError,
  needed,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'
import { findingText } from './ledger-words.ts'
import { checkpointIn, keysFor, logPlace, readLogKey, type LogPlace } from './log-places.ts'

const help = `zhaofa audit 网址 --keep 文件夹 [--key 公钥]… [--every 秒] [--json]

从外面盯住一个存证账本：记住上次看到的，只读新写入的，核对它是接着写下来的、没有缺号、时间没有倒退。
账本分成两本、退回旧的、重写历史，下一次看时就会发现。谁都可以运行，不需要账号和数据库。

  网址        如 https://zhifa.example.gov.cn/log，也可以是账本文件的副本所在的文件夹
  --keep      保存所见的文件夹；第一次运行时建立
  --key       从别处得到的公钥（vkey），只在第一次用；不写则记住账本自己公布的公钥
  --every     每隔多少秒看一次，一直运行；不写则只看一次
  --json      每看一次输出一行 JSON

发现的问题一直记在文件夹里（findings.json）；前后矛盾的检查点另存为证据（false-….checkpoint）。
退出码：0 没有问题，1 发现过问题，66 连接不上

例：zhaofa audit https://zhifa.example.gov.cn/log --keep ~/audit --every 60`

export const audit: Command = { name: 'audit', summary: '从外面盯住一个存证账本', help, run }

const minSeconds = 1
const maxSeconds = 86_400

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    keep: { type: 'string' },
    key: { type: 'string', multiple: true, default: [] },
    every: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const [place, ...more] = positionals
  if (place === undefined) throw new UsageError('缺少网址')
  if (more.length > 0) throw new UsageError(`多余的参数 ${more.join(' ')}`)
  for (const key of values.key) readLogKey(key, '--key 不是公钥')
  const seconds = values.every === undefined ? null : Number(values.every)
  if (seconds !== null && !(seconds >= minSeconds && seconds <= maxSeconds)) {
    throw new UsageError(`--every 应当是 ${minSeconds} 至 ${maxSeconds} 秒`)
  }
  const kept = new KeptFiles(needed(values.keep, '--keep'))
  const log = logPlace(place)
  const look = async () => {
    const sight = await lookOnce(log, kept, { place, vkeys: values.key, at: new Date() })
    tell(sight, values.json, io)
    return sight
  }
  if (seconds === null) return (await look()).findings.length > 0 ? exit.no : exit.ok
  for (;;) {
    await look().catch((fault: unknown) => {
      // A log that is away for a while is asked again; a fault of ours ends the program.
      if (!(fault instanceof InputError)) throw fault
      io.err(`${chinaTime(new Date().toISOString())} ${fault.message}`)
    })
    await delay(seconds * 1_000)
  }
}

const Finding = z.object({ text: z.string(), since: z.string() })
type Finding = z.infer<typeof Finding>

type Sight = {
  readonly at: string
  /** Of the checkpoint that was served, and of the last one of which everything was in order. */
  readonly size: number | null
  readonly read: number
  /** All that was ever found. */
  readonly findings: readonly Finding[]
  /** Those that were found just now. */
  readonly news: readonly Finding[]
}

type Asked = { readonly place: string; readonly vkeys: readonly string[]; readonly at: Date }

async function lookOnce(
  log: LogPlace,
  kept: KeptFiles,
  { place, vkeys, at }: Asked,
): Promise<Sight> {
  const note = await checkpointIn(log, place)
  const before = await remembered(kept, log, { place, vkeys })
  const { followed, findings, size, read } = await followLog(log.reader, note, before)
  const known = Finding.array().parse(JSON.parse((await kept.read('findings.json')) ?? '[]'))
  const texts = new Set(known.map(({ text }) => text))
  const news = findings
    .map((finding) => ({ text: findingText(finding), since: at.toISOString() }))
    .filter(({ text }) => !texts.has(text))
  // What was found is on the disk before what was read counts as read.
  if (news.length > 0) {
    await kept.keep('findings.json', `${JSON.stringify([...known, ...news], null, 2)}\n`)
  }
  if (findings.some(contradicts)) {
    await kept.keep(`false-${toHex(nativeSha256(utf8(note))).slice(0, 16)}.checkpoint`, note)
  }
  if (followed !== before) {
    await kept.keep('followed.json', `${JSON.stringify(followed)}\n`)
    await kept.keep('checkpoint', note)
  }
  return {
    ...{ at: at.toISOString(), size, read, news },
    findings: [...known, ...news],
  }
}

/** Whether the checkpoint that was served cannot be true beside the one that was seen. */
function contradicts({ fault }: CopyFinding): boolean {
  return fault === 'entries-removed' || fault === 'history-changed' || fault === 'root-differs'
}

async function remembered(
  kept: KeptFiles,
  log: LogPlace,
  { place, vkeys }: Pick<Asked, 'place' | 'vkeys'>,
): Promise<Followed> {
  const text = await kept.read('followed.json')
  if (text !== null) {
    try {
      return readFollowed(text)
    } catch (error) {
      throw new InputError(
        `${kept.folder} 中的 followed.json 读不懂，不能当作没有看过。请从备份中恢复它，或者换一个文件夹重新开始。`,
        exit.badData,
        { cause: error },
      )
    }
  }
  return followedFrom((await keysFor(log, place, vkeys)).map(verifierKeyText))
}

function tell({ news, ...sight }: Sight, json: boolean, io: CommandIo): void {
  if (json) {
    io.out(JSON.stringify({ ok: sight.findings.length === 0, ...sight }))
    return
  }
  const { at, size, read, findings } = sight
  io.out(`${chinaTime(at)} 账本 ${size ?? '?'} 条，新读 ${read} 条`)
  const fresh = new Set(news.map(({ text }) => text))
  for (const { text, since } of findings) {
    io.out(fresh.has(text) ? `✗ ${text}` : `✗ ${text}（${chinaTime(since)} 发现）`)
  }
  if (findings.length === 0) io.out('✓ 没有发现问题')
}
