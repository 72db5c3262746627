import { cite, type Citation } from '../../../shared/citation.ts'
import { chineseDay } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { matterOfCase } from '../../case-matter.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import { evidenceKinds } from '../../case-codes.ts'
import { decisionServedOn } from '../service/slice.ts'
import { reviewMaterials, type ReviewMaterial } from './codes.ts'
import type { SubmittedMaterial } from './slice.ts'
import type { SubjectRef } from './subject-ref.ts'
import { subjectOf } from './subjects.ts'

/** One line of 送审材料, as the file itself answers it. */
export type MaterialStanding = {
  readonly material: ReviewMaterial
  readonly title: string
  /** The article that asks for it. */
  readonly basis: Citation
  /** `not-concerned`: the case has no occasion for it. */
  readonly state: 'found' | 'missing' | 'not-concerned'
  readonly found: readonly string[]
}

type Row = {
  readonly material: ReviewMaterial
  readonly basis: Citation
  /** Whether the case has to have it; one that has nothing of it is not asked. */
  readonly due: boolean
  readonly found: readonly (string | false | null | undefined)[]
}

type At = Pick<Circumstances, 'nameOf' | 'certificatesOf' | 'matterOf'>

/** What goes to the reviewer with the draft, found from the file; nobody ticks what the file knows. */
export function materialsOf(file: CaseFile, ref: SubjectRef, at: At): MaterialStanding[] {
  return rowsOf(file, ref, at).map(({ material, basis, due, found }) => {
    const there = found.filter((each) => typeof each === 'string' && each !== '') as string[]
    const state = there.length > 0 ? 'found' : due ? 'missing' : 'not-concerned'
    return { material, title: reviewMaterials[material], basis, state, found: there }
  })
}

/** As they are kept with the submission, with why one is missing. */
export const materialsSent = (
  materials: readonly MaterialStanding[],
  reasons: readonly { readonly material: ReviewMaterial; readonly reason: string }[],
): SubmittedMaterial[] =>
  materials
    .filter(({ state }) => state !== 'not-concerned')
    .map(({ material, found }) => ({
      material,
      found,
      reason: reasons.find((each) => each.material === material)?.reason ?? null,
    }))

function rowsOf(file: CaseFile, ref: SubjectRef, at: At): Row[] {
  switch (ref.kind) {
    case 'decision':
      return [...penaltyRows(file), ...commonRows(file, ref, at)]
    case 'seizure':
      return [...seizureRows(file, ref, at), ...commonRows(file, ref, at)]
    case 'revision':
      return [...revisionRows(file, ref), ...commonRows(file, ref, at)]
  }
}

const penaltyLaw = (article: number) => cite('行政处罚法', article)

function commonRows(file: CaseFile, ref: SubjectRef, { nameOf, certificatesOf }: At): Row[] {
  const evidence = evidenceOf(file)
  const appraisals = evidence.filter(({ kind }) => kind === 'appraisal')
  return [
    {
      material: 'evidence',
      basis: penaltyLaw(46),
      // Goods are seized to find out, and sometimes before anything else is in the file.
      due: ref.kind !== 'seizure',
      found: evidence.map(({ name, kind }) => `${name}（${evidenceKinds[kind]}）`),
    },
    {
      material: 'appraisal',
      basis: penaltyLaw(46),
      due: false,
      found: appraisals.map(({ name }) => name),
    },
    {
      material: 'officers',
      basis: penaltyLaw(42),
      due: true,
      found: file.investigators.map((id) => {
        const [certificate] = certificatesOf(id)
        return `${nameOf(id)}${certificate ? `，执法证号${certificate.number}` : ''}`
      }),
    },
  ]
}

function penaltyRows(file: CaseFile): Row[] {
  const { draft, conclusion, notice, defence, hearing, corrections, review } = file
  const punishes = draft?.draft.outcome === 'penalty'
  const held = hearing?.held != null
  return [
    {
      material: 'draft',
      basis: penaltyLaw(59),
      due: true,
      found: [draft && `拟决定稿，指纹${draft.digest.slice(0, 8)}`],
    },
    {
      material: 'report',
      basis: penaltyLaw(57),
      due: true,
      found: [conclusion && `${chineseDay(conclusion.on)}调查终结`],
    },
    {
      material: 'correction',
      basis: penaltyLaw(28),
      due: corrections.length > 0,
      found: corrections.map(
        ({ recheck }, i) => recheck && `第${i + 1}次责令改正，${chineseDay(recheck.on)}复查`,
      ),
    },
    {
      material: 'notice',
      basis: penaltyLaw(44),
      due: punishes,
      found: [notice && `${chineseDay(notice.issuedOn)}制作`],
    },
    {
      material: 'receipt',
      basis: penaltyLaw(61),
      due: punishes,
      found: [notice?.servedOn && `${chineseDay(notice.servedOn)}送达`],
    },
    {
      material: 'statement',
      basis: penaltyLaw(45),
      due: defence.statements.length > 0,
      found: [
        ...defence.reviews.map(({ conclusion: said }) => `复核意见：${said}`),
        defence.statementWaivedOn && `${chineseDay(defence.statementWaivedOn)}书面放弃`,
      ],
    },
    {
      material: 'hearing',
      basis: penaltyLaw(65),
      due: held,
      found: [
        hearing?.held &&
          `${chineseDay(hearing.held.on)}听证${hearing.report ? '，有听证报告' : ''}`,
      ],
    },
    {
      material: 'discretion',
      basis: penaltyLaw(34),
      due: punishes,
      found: [draft?.draft.discretionReason],
    },
    {
      material: 'dispute',
      basis: penaltyLaw(58),
      due: false,
      found: [review?.dispute && `${chineseDay(review.dispute.on)}讨论`],
    },
  ]
}

const coercionLaw = (article: number) => cite('行政强制法', article)

function seizureRows(file: CaseFile, ref: Extract<SubjectRef, { kind: 'seizure' }>, at: At): Row[] {
  const subject = subjectOf(file, ref)
  const power = matterOfCase(file, at)?.coercivePower
  return [
    {
      material: 'proposal',
      basis: coercionLaw(18),
      due: true,
      found: (subject?.parts ?? []).map(({ text }) => text),
    },
    { material: 'power', basis: coercionLaw(10), due: true, found: [power?.basis] },
  ]
}

function revisionRows(file: CaseFile, ref: Extract<SubjectRef, { kind: 'revision' }>): Row[] {
  const served = decisionServedOn(file)
  return [
    {
      material: 'former-decision',
      basis: cite('行政处罚法', 75, { paragraph: 2 }),
      due: true,
      found: [
        file.decision && `${chineseDay(file.decision.decidedOn)}作出`,
        served && `${chineseDay(served)}送达`,
      ],
    },
    {
      material: 'revision-reason',
      basis: cite('行政处罚法', 75, { paragraph: 2 }),
      due: true,
      found: [file.revisionProposals.find(({ no }) => no === ref.no)?.reason],
    },
  ]
}
