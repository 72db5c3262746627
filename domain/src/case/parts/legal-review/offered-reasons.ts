import type { ReviewPoint } from '../../case-codes.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { matterOfCase } from '../../case-matter.ts'
import { chineseDay } from '../../../shared/plain-date.ts'
import { tierSentence } from '../../../discretion/tier-sentence.ts'
import { withoutEnd } from '../../../shared/without-end.ts'
import type { Matter } from '../../../reference/matter.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import { theDecision, type SubjectRef } from './subject-ref.ts'
import { subjectOf } from './subjects.ts'

type At = Pick<Circumstances, 'rules' | 'nameOf' | 'certificatesOf' | 'matterOf'>
type Facts = {
  readonly file: CaseFile
  readonly at: At
  readonly papers: number
  readonly ref: SubjectRef
}

/**
 * Short reasons that the file itself gives for 是 at a point. The desk offers them one key away and fills in none: a
 * reason is the reviewer's own. `papers` is how many are sealed.
 */
export function offeredReasons(
  point: ReviewPoint,
  file: CaseFile,
  at: At,
  { papers, ref = theDecision }: { readonly papers: number; readonly ref?: SubjectRef },
): string[] {
  return shown[point]({ file, at, papers, ref }).filter((each) => each !== '')
}

/** What the file shows for a point; nothing where only the reviewer can say it. */
const shown: Readonly<Record<ReviewPoint, (facts: Facts) => string[]>> = {
  subject: ({ file, at }) => {
    const basis = matterOfCase(file, at)?.penaltyBasis
    const name = at.rules.agencyName
    return [basis ? `依据${basis}，以${name}名义办理。` : `以${name}名义办理。`]
  },
  officers: ({ file, at }) => [
    `承办人${file.investigators.map((id) => officerWords(id, at)).join('、')}，不少于两人。`,
  ],
  jurisdiction: ({ file }) => [ended(file.filing?.jurisdiction ?? '')],
  procedure: ({ file }) => [procedureWords(file)],
  facts: ({ file }) => [evidenceWords(file)],
  findings: ({ file }) => [evidenceWords(file)],
  evidence: ({ file }) => {
    const silent = evidenceOf(file).filter(({ proves }) => proves.trim() === '').length
    return [
      evidenceWords(file),
      silent === 0 && evidenceOf(file).length > 0 ? '每件证据都写明了证明目的。' : '',
    ]
  },
  law: ({ file, at }) => [lawWords(matterOfCase(file, at)) + tierWords(file, at)],
  application: ({ file, at }) => [lawWords(matterOfCase(file, at))],
  discretion: ({ file, at }) => [
    tierWords(file, at),
    file.notice && file.draft && file.draft.draft.penalty.fineFen <= file.notice.penalty.fineFen
      ? '没有因当事人申辩而加重。'
      : '',
  ],
  papers: ({ papers }) => [`已入卷文书${papers}份。`],
  crime: ({ file }) => [
    file.conclusion?.findings.flags.suspectedCrime
      ? '调查终结报告认为涉嫌犯罪，审核认为不涉嫌犯罪。'
      : '调查终结报告没有认为涉嫌犯罪。',
  ],
  'public-interest': () => [],
  'vital-rights': ({ file }) => [
    file.hearing?.held
      ? `${chineseDay(file.hearing.held.on)}举行听证，听证意见的处理见拟决定。`
      : '',
  ],
  complexity: () => [],
  'social-risk': () => [],
  deviation: ({ file }) => [ended(file.conclusion?.findings.deviationReason ?? '')],
  mitigation: ({ file }) => [ended(file.conclusion?.findings.circumstances ?? '')],
  foreign: () => [],
  power: ({ file, at }) => {
    const power = matterOfCase(file, at)?.coercivePower
    return power ? [`依据${power.basis}，本局法制机构已经确认适用于本事项。`] : []
  },
  necessity: ({ file, ref }) => [ended(textOf(file, ref, 'reason'))],
  scope: ({ file, ref }) => [ended(textOf(file, ref, 'target'))],
  fault: ({ file, ref }) => [ended(textOf(file, ref, 'reason'))],
  'not-heavier': ({ file, ref }) => [ended(textOf(file, ref, 'penalty'))],
  consequences: () => [],
}

const textOf = (file: CaseFile, ref: SubjectRef, wanted: string): string =>
  subjectOf(file, ref)?.parts.find(({ part }) => part === wanted)?.text ?? ''

const ended = (text: string): string =>
  text.trim() === '' ? '' : `${withoutEnd(text.trim(), '。；，')}。`

function officerWords(id: string, { nameOf, certificatesOf }: At): string {
  const [certificate] = certificatesOf(id)
  return `${nameOf(id)}${certificate ? `（执法证号 ${certificate.number}）` : ''}`
}

const evidenceWords = (file: CaseFile): string =>
  `有证据${evidenceOf(file).length}件，其中笔录${file.records.length}份，见证据清单。`

const lawWords = (matter: Matter | null): string =>
  matter ? `违反${matter.violationBasis}，依据${matter.penaltyBasis}。` : ''

const tierWords = (file: CaseFile, at: At): string =>
  tierSentence(matterOfCase(file, at), file.conclusion?.findings.tier ?? '')

function procedureWords({ filing, notice, hearing, conclusion }: CaseFile): string {
  const steps = [
    filing && `${chineseDay(filing.filedOn)}立案`,
    conclusion && `${chineseDay(conclusion.on)}调查终结`,
    notice?.servedOn && `${chineseDay(notice.servedOn)}送达事先告知书`,
    hearing?.held && `${chineseDay(hearing.held.on)}举行听证`,
  ]
  return `${steps.filter(Boolean).join('，')}。`
}
