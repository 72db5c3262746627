import { canonicalJson, sha256, toHex, utf8 } from '@zhaofa/ledger'

/** What a drawing is bound to: one paper by its digest, or a list of papers by the digest of what stands on it. */
export type Below = {
  /** The paper; of a list, the first. */
  readonly paper: string
  readonly digest: string
  /** The papers of the list, each by what stands on it; absent for one paper. */
  readonly list?: readonly { readonly paper: string; readonly digest: string }[]
}

/** A paper that waits to be signed on the screen. */
export type ToSign = {
  readonly paper: string
  readonly digest: string
  /** What somebody has to write on it with the own hand, in words; null where nothing is. */
  readonly writes: string | null
}

/** Below these papers: one by itself, several below the list of them, in this order. Null for none. */
export function below(papers: readonly ToSign[]): Below | null {
  const list = papers.map(({ paper, digest }) => ({ paper, digest }))
  const [first] = list
  if (first === undefined) return null
  if (list.length === 1) return first
  const digests = list.map(({ digest }) => digest)
  return { paper: first.paper, digest: toHex(sha256(utf8(canonicalJson(digests)))), list }
}
