// The one public file of this package: what a server, a browser or a stranger's program needs to
// write or to check the log. Standards: RFC 6962 §2.1, C2SP tlog-tiles, tlog-checkpoint, signed-note.
export {
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  textOf,
  toBase64,
  toHex,
  utf8,
} from './bytes.ts'
export { canonicalJson, type JsonValue } from './canonical-json.ts'
export { isLeafKind, leafKinds, type LeafKind } from './leaf-kinds.ts'
export {
  commit,
  commitToText,
  encodeLeaf,
  leafTailLength,
  opens,
  parseLeaf,
  saltLength,
  subjectText,
  type Leaf,
  type LeafSubject,
} from './leaf.ts'
export { sha256, type Sha256 } from './sha256.ts'
