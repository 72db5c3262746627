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
export {
  auditLog,
  storedTiles,
  type Audit,
  type AuditFinding,
  type TreeHead,
  type Heads,
  type LogReader,
} from './audit-log.ts'
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
  type LeafLine,
  type LeafSubject,
} from './leaf.ts'
export { sha256, type Sha256 } from './sha256.ts'
export {
  addCheckpointText,
  cosignatureLine,
  cosignedAt,
  cosignedText,
  cosignerKey,
  cosignerKeyText,
  parseCosignerKey,
} from './cosignature.ts'
export { checkpointText, noteBefore, parseCheckpoint, type Checkpoint } from './checkpoint.ts'
export { verifyEd25519, type VerifySignature } from './ed25519.ts'
export { DamagedTreeError, GrowingTree, type Tile } from './growing-tree.ts'
export { rootOf, treeHasher, type Hash, type TreeHasher } from './merkle.ts'
export {
  fullTileHash,
  proveConsistency,
  proveInclusion,
  rootFromTiles,
  rootOfInclusion,
  verifyConsistency,
  verifyInclusion,
  type InclusionProof,
  type ReadTiles,
} from './proof.ts'
export { sha512 } from './sha512.ts'
export { tlogProofText } from './tlog-proof.ts'
export {
  keysThatSigned,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKey,
  verifierKeyText,
  type NoteSigner,
  type SignedNote,
  type VerifierKey,
} from './signed-note.ts'
export {
  decodeEntries,
  edgeTiles,
  encodeEntries,
  entriesPath,
  hashesAtLevel,
  hashInTile,
  hashLength,
  parseTilePath,
  tileIn,
  tilePath,
  tileWidth,
  type TileId,
  type TilePath,
} from './tile.ts'
export {
  leafOfEntry,
  lineOfEntry,
  verifyRecord,
  type RecordCheck,
  type RecordProof,
  type VerifyStep,
} from './verify-record.ts'
