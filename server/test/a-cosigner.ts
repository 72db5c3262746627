import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  cosignatureLine,
  cosignedText,
  cosignerKey,
  cosignerKeyText,
  fromBase64,
  parseCheckpoint,
  parseNote,
  treeHasher,
  verifyConsistency,
  type Checkpoint,
} from '@zhaofa/ledger'
import type { Cosigner } from '../src/cosigners.ts'
import { nativeSha256 } from '../src/storage/ledger/native-sha256.ts'

const hasher = treeHasher(nativeSha256)

/** Somebody who watches a log from outside, over HTTP, as C2SP tlog-witness says. */
export async function aCosigner(name = 'watch.example') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const key = cosignerKey(name, new Uint8Array(raw), nativeSha256)
  const state = {
    seen: null as Checkpoint | null,
    /** Answers this instead of what is right. */
    says: null as { status: number; body: string } | null,
    asked: [] as string[],
  }
  const answer = (body: string): { status: number; body: string } => {
    if (state.says) return state.says
    const [head = '', note = ''] = body.split(/\n\n([\s\S]*)/)
    const [old = '', ...proof] = head.split('\n')
    const earlier = Number(old.replace('old ', ''))
    const read = parseNote(note)
    const checkpoint = read && parseCheckpoint(read.text)
    if (!read || !checkpoint) return { status: 400, body: 'no checkpoint' }
    const known = state.seen?.size ?? 0
    if (earlier !== known) return { status: 409, body: `${known}\n` }
    const grown =
      state.seen === null ||
      verifyConsistency(
        state.seen,
        checkpoint,
        proof.map((hash) => fromBase64(hash) ?? new Uint8Array(0)),
        hasher,
      )
    if (!grown) return { status: 422, body: 'not consistent' }
    state.seen = checkpoint
    const seconds = 1_796_000_000 + checkpoint.size
    const signature = new Uint8Array(sign(null, cosignedText(read.text, seconds), privateKey))
    return { status: 200, body: cosignatureLine(key, seconds, signature) }
  }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      state.asked.push(`${request.method} ${request.url} ${body.split('\n', 1)[0]}`)
      const { status, body: said } = answer(body)
      response.writeHead(status).end(said)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const cosigner: Cosigner = {
    vkey: cosignerKeyText(key),
    key,
    url: `http://127.0.0.1:${port}/${name}`,
  }
  return {
    ...{ cosigner, state },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
