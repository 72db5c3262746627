import type { Sha256 } from './sha256.ts'

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array

/** How a Merkle tree of RFC 6962 §2.1 hashes its entries and nodes. */
export type TreeHasher = {
  readonly leaf: (entry: Uint8Array) => Hash
  readonly node: (left: Hash, right: Hash) => Hash
  /** Root of the tree without entries. */
  readonly empty: Hash
}

// Leaves and nodes are hashed with different prefixes so that neither can be passed off as the
// other (second-preimage attack, RFC 6962 §2.1).
const leafPrefix = 0x00
const nodePrefix = 0x01

export function treeHasher(sha256: Sha256): TreeHasher {
  // One block for all nodes: allocating 65 bytes per node costs as much as hashing them.
  const block = new Uint8Array(65)
  block[0] = nodePrefix
  return {
    leaf(entry) {
      const prefixed = new Uint8Array(entry.length + 1)
      prefixed[0] = leafPrefix
      prefixed.set(entry, 1)
      return sha256(prefixed)
    },
    node(left, right) {
      block.set(left, 1)
      block.set(right, 33)
      return sha256(block)
    },
    empty: sha256(new Uint8Array(0)),
  }
}

/** Largest power of two smaller than `n`, for n ≥ 2: where RFC 6962 splits a list of n entries. */
export function splitPoint(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Root of a tree over these leaf hashes, by folding complete subtrees from the right. */
export function rootOf(leafHashes: readonly Hash[], hasher: TreeHasher): Hash {
  const subtrees: { height: number; hash: Hash }[] = []
  for (const leaf of leafHashes) {
    let last = { height: 0, hash: leaf }
    while (subtrees.at(-1)?.height === last.height) {
      const left = subtrees.pop()
      if (left) last = { height: last.height + 1, hash: hasher.node(left.hash, last.hash) }
    }
    subtrees.push(last)
  }
  const [edge, ...rest] = subtrees.reverse()
  if (!edge) return hasher.empty
  return rest.reduce((right, left) => hasher.node(left.hash, right), edge.hash)
}
