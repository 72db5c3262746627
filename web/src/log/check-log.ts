import {
  keysThatSigned,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  proveConsistency,
  proveInclusion,
  sha256,
  tileWidth,
  treeHasher,
  verifyConsistency,
  verifyEd25519,
  verifyInclusion,
} from '@zhaofa/ledger'
import { readBundle, readHead, readKeys, tileReader, type Entry, type Head } from './read-log.ts'
import { findRemembered, remember } from './remembered.ts'

const hasher = treeHasher(sha256)

/** One line of the check: what was worked out here, in the reader's own browser. */
export type CheckLine = { ok: boolean; title: string; detail: string }

/** Bundles looked through for the entries of one case; 256 entries each. */
const mostBundles = 800

/**
 * The newest checkpoint: signed by the key this browser knows, and a continuation of what it saw last
 * time. A log that forgot or changed an entry fails here.
 */
export async function checkHead(): Promise<{ head: Head; lines: CheckLine[] }> {
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
    lines: [{ ok: true, title: '读到检查点', detail: `共 ${count(size)} 条存证` }, ...lines],
  }
}

function signatureLine(head: Head, vkeys: readonly string[], known: boolean): CheckLine {
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

async function consistencyLine(head: Head, earlierText: string, at: string): Promise<CheckLine> {
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

/**
 * Finds every entry of one case in the log itself, newest first, and checks each up to the signed
 * root. `expected` entries are numbered 1, 2, 3 …, so an entry left out shows as a gap.
 */
export async function checkCase(
  caseId: string,
  expected: number,
  head: Head,
  onProgress: (words: string) => void,
): Promise<{ records: CaseRecord[]; lines: CheckLine[] }> {
  const { size, root } = head.checkpoint
  const found = await entriesOfCase(caseId, expected, size, onProgress)
  const readTiles = tileReader()
  const records: CaseRecord[] = []
  for (const { index, bytes, leaf } of found) {
    const proof = await proveInclusion(index, size, readTiles, hasher)
    const ok = verifyInclusion(bytes, proof, root, hasher)
    records.push({ sequence: leaf?.sequence ?? 0, index, at: leaf?.at ?? '', ok })
    onProgress(`核对第 ${records.length} 条，共 ${found.length} 条`)
  }
  records.sort((a, b) => a.sequence - b.sequence)
  return { records, lines: linesOf(records, expected) }
}

async function entriesOfCase(
  caseId: string,
  expected: number,
  size: number,
  onProgress: (words: string) => void,
): Promise<Entry[]> {
  const found: Entry[] = []
  const last = Math.ceil(size / tileWidth) - 1
  for (let bundle = last; bundle >= Math.max(0, last - mostBundles); bundle--) {
    const entries = await readBundle(bundle, size)
    found.push(
      ...entries.filter(({ leaf }) => leaf?.kind === 'case-event' && leaf.publicId === caseId),
    )
    onProgress(`在存证库里查找，已找到 ${found.length} 条`)
    if (found.length >= expected) break
  }
  return found
}

function linesOf(records: readonly CaseRecord[], expected: number): CheckLine[] {
  const sequences = new Set(records.map(({ sequence }) => sequence))
  const missing = Array.from({ length: expected }, (_, i) => i + 1).filter((n) => !sequences.has(n))
  const proven = records.filter(({ ok }) => ok).length
  return [
    {
      ok: proven === records.length && records.length > 0,
      title: '每一条都通到签名的根',
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
