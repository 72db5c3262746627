import type { Client } from 'pg'
import {
  DamagedTreeError,
  equalBytes,
  GrowingTree,
  hashesAtLevel,
  hashInTile,
  hashLength,
  keysThatSigned,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  tileWidth,
  utf8,
  verifierKeyText,
  type NoteSigner,
  type ReadTiles,
} from '@zhaofa/ledger'
import { LedgerDamagedError } from '../../faults.ts'
import { nativeHasher, prepareBatch, writeBatch, type OpenLog } from './append.ts'
import { nativeSha256 } from './native-sha256.ts'
import { nativeVerify } from './signing-key.ts'

type Head = { size: string; root: Buffer; note: string }

/**
 * Loads the log as it was left, ready to grow. A new database gets an empty one, whose checkpoint and key
 * are written here. Loading is suspicious: the newest checkpoint must be signed by a key of this log,
 * the tiles must lead to its root, and the last entries must hash to the last tile.
 *
 * @throws LedgerDamagedError when any of this fails, or when `signer` is not a key of this log.
 */
export async function loadLog(client: Client, signer: NoteSigner): Promise<OpenLog> {
  const heads = await client.query<Head>(
    'select size, root, note from ledger.checkpoint order by size desc limit 1',
  )
  const keys = await client.query<{ vkey: string }>('select vkey from ledger.log_key')
  const vkeys = keys.rows.map(({ vkey }) => vkey)
  const [head] = heads.rows
  if (!head && vkeys.length === 0) return beginLog(client, signer)

  if (!vkeys.includes(verifierKeyText(signer.key))) {
    throw damaged(`签名密钥 ${verifierKeyText(signer.key)} 不是本账本登记的密钥`)
  }
  if (!head) throw damaged('检查点全部缺失')
  const size = refuseFalseHead(head, vkeys)
  const readTiles = tilesOf(client)
  const tree = await resumed(size, head.root, readTiles)
  await compareLastEntries(client, size, readTiles)
  return { tree, note: head.note }
}

async function beginLog(client: Client, signer: NoteSigner): Promise<OpenLog> {
  const log: OpenLog = { tree: new GrowingTree(nativeHasher), note: null }
  await client.query('begin')
  await client.query('insert into ledger.log_key (vkey) values ($1)', [verifierKeyText(signer.key)])
  await writeBatch(client, prepareBatch(log, [], signer))
  await client.query('commit')
  return log
}

function refuseFalseHead({ size, root, note }: Head, vkeys: readonly string[]): number {
  const parsed = parseNote(note)
  const head = parsed && parseCheckpoint(parsed.text)
  if (!head || String(head.size) !== size || !equalBytes(head.root, root)) {
    throw damaged(`条目数为 ${size} 的检查点被改动`)
  }
  const known = vkeys.map((vkey) => parseVerifierKey(vkey, nativeSha256)).filter((key) => !!key)
  if (keysThatSigned(parsed, known, nativeVerify).length === 0) {
    throw damaged(`条目数为 ${size} 的检查点签名不成立`)
  }
  return head.size
}

async function resumed(size: number, root: Uint8Array, readTiles: ReadTiles) {
  try {
    return await GrowingTree.resume({ size, root }, readTiles, nativeHasher)
  } catch (error) {
    if (error instanceof DamagedTreeError || error instanceof RangeError) {
      throw damaged(`哈希块与检查点不一致：${error.message}`, error)
    }
    throw error
  }
}

/** The entries of the last level 0 tile are hashed again, and none may stand beyond the checkpoint. */
async function compareLastEntries(
  client: Client,
  size: number,
  readTiles: ReadTiles,
): Promise<void> {
  const index = Math.max(0, Math.ceil(size / tileWidth) - 1)
  const { rows } = await client.query<{ idx: string; leaf: string }>(
    'select idx, leaf from ledger.leaf where idx >= $1 order by idx',
    [index * tileWidth],
  )
  const width = hashesAtLevel(0, size) - index * tileWidth
  if (rows.length !== width) {
    throw damaged(`条目 ${index * tileWidth} 起应有 ${width} 条，实有 ${rows.length} 条`)
  }
  if (width === 0) return
  const [tile = new Uint8Array(0)] = await readTiles([{ level: 0, index, width }])
  for (const [place, { idx, leaf }] of rows.entries()) {
    const hash = nativeHasher.leaf(utf8(leaf))
    if (Number(idx) !== index * tileWidth + place || !equalBytes(hash, hashInTile(tile, place))) {
      throw damaged(`条目 ${idx} 与哈希块 0/${index} 不一致`)
    }
  }
}

function tilesOf(client: Client): ReadTiles {
  return async (ids) => {
    const { rows } = await client.query<{ hashes: Buffer | null }>(
      `select hashes from unnest($1::smallint[], $2::bigint[]) with ordinality as a (level, idx, place)
       left join ledger.tile using (level, idx) order by place`,
      [ids.map(({ level }) => level), ids.map(({ index }) => index)],
    )
    return ids.map(({ width }, i) => rows[i]?.hashes?.subarray(0, width * hashLength) ?? noHashes)
  }
}

const noHashes = new Uint8Array(0)

function damaged(what: string, cause?: unknown): LedgerDamagedError {
  return new LedgerDamagedError(
    `存证账本与签名不符：${what}。已停止入账。请运行 npm run -s zhaofa -- verify-log 查明哪里被改动，保留现场，再从备份恢复（见 docs/runbooks/verify-the-ledger.md）。`,
    { cause },
  )
}
