import {
  keysThatSigned,
  parseLeaf,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  proveConsistency,
  sha256,
  treeHasher,
  verifyConsistency,
  verifyEd25519,
  verifyRecord,
} from '@zhaofa/ledger'
import { findProof, readHead, readKeys, tileReader, type LogHead } from './read-log.ts'
import { findRemembered, remember } from './remembered.ts'

const hasher = treeHasher(sha256)

/** One line of the check: what was worked out here, in the reader's own browser. */
export type CheckLine = { ok: boolean; title: string; detail: string }

/**
 * The newest checkpoint: signed by the key this browser knows, and a continuation of what it saw last
 * time. A log that forgot or changed an entry fails here.
 */
export async function checkHead(): Promise<{ head: LogHead; vkeys: string[]; lines: CheckLine[] }> {
  const head = await readHead()
  const before = findRemembered()
  const vkeys = before?.vkeys ?? (await readKeys())
  const { size } = head.checkpoint
  const lines = [signatureLine(head, vkeys, before !== null)]
  if (before) lines.push(await consistencyLine(head, before.checkpoint, before.at))
  if (lines.every(({ ok }) => ok)) {
    remember({ vkeys, checkpoint: head.text, at: new Date().toISOString() })
  }
  return {
    head,
    vkeys,
    lines: [{ ok: true, title: '读到检查点', detail: `共 ${count(size)} 条存证` }, ...lines],
  }
}

function signatureLine(head: LogHead, vkeys: readonly string[], known: boolean): CheckLine {
  const keys = vkeys.map((text) => parseVerifierKey(text, sha256)).filter((key) => key !== null)
  const signed = keysThatSigned(head.note, keys, verifyEd25519).filter(
    ({ name }) => name === head.checkpoint.origin,
  )
  return {
    ok: signed.length > 0,
    title: '检查点的签名',
    detail:
      signed.length === 0
        ? '不是已知公钥签的，不能相信'
        : known
          ? `${head.checkpoint.origin}，与本机记住的公钥一致`
          : `${head.checkpoint.origin}，第一次见到，本机已记住这把公钥`,
  }
}

async function consistencyLine(head: LogHead, earlierText: string, at: string): Promise<CheckLine> {
  const note = parseNote(earlierText)
  const earlier = note && parseCheckpoint(note.text)
  const title = '与本机上次所见一致'
  if (!earlier) return { ok: false, title, detail: '上次记住的检查点读不懂' }
  const { size, root } = head.checkpoint
  if (earlier.size > size) {
    return { ok: false, title, detail: `上次有 ${count(earlier.size)} 条，现在反而少了` }
  }
  const proof = await proveConsistency(earlier.size, size, tileReader(), hasher)
  const ok = verifyConsistency(earlier, { size, root }, proof, hasher)
  const since = `${at.slice(0, 10)} 见过的 ${count(earlier.size)} 条`
  return { ok, title, detail: ok ? `${since}一条未变` : `${since}已经被改动` }
}

export type CaseRecord = { sequence: number; index: number; at: string; ok: boolean }

/** Proofs asked for at once. */
const fetchesAtOnce = 8

/**
 * Every event of one case, checked up to a root signed with a key this browser knows. `expected`
 * events are numbered 1, 2, 3 …, so one left out shows as a gap.
 */
export async function checkCase(
  caseId: string,
  expected: number,
  vkeys: readonly string[],
  onProgress: (words: string) => void,
): Promise<{ records: CaseRecord[]; lines: CheckLine[] }> {
  const records: CaseRecord[] = []
  for (let from = 1; from <= expected; from += fetchesAtOnce) {
    const last = Math.min(expected, from + fetchesAtOnce - 1)
    const sequences = Array.from({ length: last - from + 1 }, (_, i) => from + i)
    const checked = await Promise.all(sequences.map((n) => checkEvent(caseId, n, vkeys)))
    records.push(...checked.filter((record) => record !== null))
    onProgress(`核对到第 ${last} 条，共 ${expected} 条`)
  }
  return { records, lines: linesOf(records, expected) }
}

/** Null while the event is not in the log. */
async function checkEvent(
  caseId: string,
  sequence: number,
  vkeys: readonly string[],
): Promise<CaseRecord | null> {
  const subject = { kind: 'case-event', publicId: caseId, sequence }
  const proof = await findProof(subject)
  if (!proof) return null
  const { ok } = verifyRecord({ subject, proof, vkeys })
  return { sequence, index: proof.index, at: parseLeaf(proof.leaf)?.at ?? '', ok }
}

function linesOf(records: readonly CaseRecord[], expected: number): CheckLine[] {
  const sequences = new Set(records.map(({ sequence }) => sequence))
  const missing = Array.from({ length: expected }, (_, i) => i + 1).filter((n) => !sequences.has(n))
  const proven = records.filter(({ ok }) => ok).length
  return [
    {
      ok: proven === records.length && records.length > 0,
      title: '每一条都在签名的账本里',
      detail: `${proven} 条核对无误，共 ${records.length} 条`,
    },
    {
      ok: missing.length === 0,
      title: '没有缺号',
      detail:
        missing.length === 0
          ? `第 1 号到第 ${expected} 号，连续`
          : `缺第 ${missing.slice(0, 10).join('、')} 号；刚办的事要一两秒才入账，可以再核验一次`,
    },
  ]
}

const count = (n: number) => n.toLocaleString('zh-CN')
