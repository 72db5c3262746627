import { parseCosignerKey, type VerifierKey } from '@zhaofa/ledger'
import { listed } from './networks.ts'
import { nativeSha256 } from './storage/ledger/native-sha256.ts'

/** Somebody outside who is asked to sign every checkpoint, and where. */
export type Cosigner = {
  readonly vkey: string
  readonly key: VerifierKey
  /** Without a slash at the end; `/add-checkpoint` is put behind it. */
  readonly url: string
}

/** Cosigners as they are set: the key, then the address, one after the other; null when that is not what was typed. */
export function readCosigners(typed: string): Cosigner[] | null {
  const words = listed(typed)
  const cosigners: Cosigner[] = []
  for (let at = 0; at < words.length; at += 2) {
    const [vkey = '', url = ''] = words.slice(at, at + 2)
    const key = parseCosignerKey(vkey, nativeSha256)
    if (!key || !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) return null
    cosigners.push({ vkey, key, url: url.endsWith('/') ? url.slice(0, -1) : url })
  }
  return cosigners
}
