import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { closingProblems, reviewFacts } from '@zhaofa/domain/case/file-review/closing-review.ts'
import type {
  FileUnderReview,
  Integrity,
  ReviewedPaper,
} from '@zhaofa/domain/case/file-review/file-under-review.ts'
import { reviewFile, type ReviewedFile } from '@zhaofa/domain/case/file-review/review-file.ts'
import { strokesOf } from '@zhaofa/domain/case/parts/signing/slice.ts'
import type { KnownFact } from '@zhaofa/domain/kernel/act.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { knownSecrets, publicWords } from '@zhaofa/domain/publicity/leak-test/known-secrets.ts'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import type { ObjectStore } from '../../objects/object-store.ts'
import type { Tx } from '../../storage/database.ts'
import { papersUnderReview } from '../../storage/document-store.ts'
import { otherFines } from '../../storage/other-fines.ts'
import type { StoredCase } from '../../storage/streams/case-stream.ts'
import { mustSearchTexts } from '../../untrusted/search-texts.ts'
import type { World } from '../../world.ts'
import { disclosureRulesOf } from '@zhaofa/domain/publicity/disclosure-rules.ts'

/** 案卷评查 of one case by machine, with everything that is kept of it. */
export async function reviewCase(
  tx: Tx,
  world: World,
  stored: StoredCase,
  at: Circumstances,
): Promise<ReviewedFile> {
  return reviewFile(await fileUnderReview(tx, world, stored, at))
}

async function fileUnderReview(
  tx: Tx,
  world: World,
  stored: StoredCase,
  at: Circumstances,
): Promise<FileUnderReview> {
  const { file } = stored
  const papers = await papersUnderReview(tx, file.id)
  return {
    file,
    at,
    papers,
    integrity: await integrityOf(tx, world.objects, stored, papers),
    otherFines: file.filing === null ? [] : await otherFines(tx, file.id),
    leaks: await leaksOf(tx, stored, at),
  }
}

/** Reads every file of the case back and hashes it again (回读校验). */
async function integrityOf(
  tx: Tx,
  objects: ObjectStore,
  { file }: StoredCase,
  papers: readonly ReviewedPaper[],
): Promise<Integrity> {
  const exhibits = [...file.evidence, ...file.excluded]
  const stored: readonly (readonly [name: string, file: Pick<StoredFile, 'sha256'>])[] = [
    ...exhibits.map((each) => [each.name, each.file] as const),
    ...file.signings.flatMap(({ paper, pages }) =>
      pages.map((page) => [`${paper.title}签名版`, page.file] as const),
    ),
    ...file.signings.flatMap((signing) =>
      strokesOf(signing).map((drawn) => [`${signing.paper.title}签名笔迹`, drawn.file] as const),
    ),
    ...(await paperFiles(tx, file.id, papers)),
  ]
  const intact = new Map<string, boolean>()
  for (const [, { sha256 }] of stored) {
    if (!intact.has(sha256)) intact.set(sha256, await isIntact(objects, sha256))
  }
  const changed = stored.filter(([, { sha256 }]) => intact.get(sha256) === false)
  return {
    changed: [...new Set(changed.map(([name]) => name))],
    recordings: exhibits.filter(({ file: { mediaType } }) => /^(audio|video)\//.test(mediaType))
      .length,
  }
}

async function paperFiles(tx: Tx, caseId: string, papers: readonly ReviewedPaper[]) {
  const rows = await tx
    .selectFrom('casework.document')
    .select(['id', 'sha256'])
    .where('case_id', '=', caseId)
    .execute()
  const titles = new Map(papers.map(({ id, title }) => [id, title]))
  return rows.map(({ id, sha256 }) => [titles.get(id) ?? '', { sha256 }] as const)
}

async function isIntact(objects: ObjectStore, sha256: string): Promise<boolean> {
  if (!(await objects.has(sha256))) return false
  const hash = createHash('sha256')
  await pipeline(objects.read(sha256), hash)
  return hash.digest('hex') === sha256
}

/** Which kinds of secret the newest published version of the notice still tells; null where none was published. */
async function leaksOf(
  tx: Tx,
  { file, events }: StoredCase,
  at: Circumstances,
): Promise<string[] | null> {
  const published = events.findLast(({ event }) => event.type === 'DecisionPublished')?.event
  if (published?.type !== 'DecisionPublished' || !file.filing) return null
  const notice = await tx
    .selectFrom('publication.notice')
    .select('body')
    .where('public_id', '=', published.noticeId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!notice) return null
  const rules = disclosureRulesOf(at.rules)
  const secrets = knownSecrets(
    events.map(({ event }) => event),
    rules,
  )
  const { agencyName, reconsiderationAuthority, court } = at.rules
  const others = [at.matter?.name ?? '', agencyName, reconsiderationAuthority, court]
  const keep = publicWords(file.filing.party, rules, others)
  const surface = { name: '公示内容', text: notice.body }
  const leaks = await mustSearchTexts({ kind: 'leaks', secrets, surfaces: [surface], keep })
  return leaks.map(({ kind }) => secretKinds[kind].title)
}

/** What an act that reviews the file tells whoever does it or agrees to it. */
export async function factsOfReview(
  tx: Tx,
  world: World,
  { reviewsFile }: Act,
  stored: StoredCase,
  at: Circumstances,
): Promise<KnownFact[]> {
  return reviewsFile ? reviewFacts(await reviewCase(tx, world, stored, at)) : []
}

/** Why an act that reviews the file may not be done as it stands. */
export async function problemsOfReview(
  tx: Tx,
  world: World,
  { act, stored, input, at }: { act: Act; stored: StoredCase; input: unknown; at: Circumstances },
): Promise<FieldProblem[]> {
  if (!act.reviewsFile) return []
  const { despite } = input as { despite?: unknown }
  return closingProblems(await reviewCase(tx, world, stored, at), { despite })
}
