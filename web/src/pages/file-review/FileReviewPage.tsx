import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CriterionView, FileReviewView } from '@zhaofa/contract'
import { caseQuery, fileReviewQuery } from '../../api/cases.ts'
import { CaseCrumbs } from '../../case/CaseCrumbs.tsx'
import { ProofChain } from '../../case/ProofChain.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Findings } from './Findings.tsx'

/** 案卷评查: what an examiner would say of this file, seen before the file is closed and shelved. */
export function FileReviewPage() {
  const { caseId } = useParams({ from: '/office/cases/$caseId/file-review' })
  const { data: review } = useSuspenseQuery(fileReviewQuery(caseId))
  const { data: file } = useSuspenseQuery(caseQuery(caseId))
  useTitle(`案卷评查 ${review.number ?? review.caseTitle}`)
  return (
    <>
      <CaseCrumbs caseId={caseId} called={review.number ?? review.caseTitle} here="案卷评查" />
      <div className="page-title below-10">
        <h1>案卷评查：{review.caseTitle}</h1>
      </div>
      <Lead review={review} />
      <Findings caseId={caseId} findings={review.findings} />
      <Vetoes review={review} />
      {file.proofChain.length > 0 && (
        <section className="card file-review" aria-label="证据链">
          <h2>证据链</h2>
          <ProofChain chain={file.proofChain} />
        </section>
      )}
      <Scored review={review} />
    </>
  )
}

/** What the system could look into, in one sentence; vetoes before points. */
function Lead({ review }: { review: FileReviewView }) {
  const vetoes = review.findings.filter(({ veto }) => veto).length
  const rest = review.findings.length - vetoes
  const all = review.groups.flatMap(({ criteria }) => criteria)
  const count = (...states: CriterionView['state'][]) =>
    all.filter(({ state }) => states.includes(state)).length
  const bad = review.findings.length > 0
  return (
    <section className="card file-review" aria-label="评查结果">
      <p className={bad ? 'bad' : 'ok'}>
        <Icon name={bad ? 'warning' : 'tick'} />
        {vetoes > 0 && `一票否决 ${vetoes} 处，须先处理。`}
        {rest > 0 && `评查会指出 ${rest} 处，现在补正优于评查后整改。`}
        {!bad && '系统能查的各项没有发现问题。'}
      </p>
      <p className="sub">
        56 项标准：系统查过 {count('clear', 'found')} 项，不涉及 {count('not-concerned')}{' '}
        项，还没有办到 {count('not-yet')} 项，没有查 {count('not-looked')} 项，须由评查人判断{' '}
        {count('people')} 项。 系统查的结果供参考，由评查人认定。
      </p>
    </section>
  )
}

const states: Record<CriterionView['state'], readonly [word: string, look: string]> = {
  found: ['发现问题', 'tag red'],
  'not-looked': ['没有查', 'tag amber'],
  people: ['由人判断', 'tag blue'],
  'not-yet': ['还没有办到', 'tag'],
  'not-concerned': ['不涉及', 'tag'],
  clear: ['没有发现问题', 'tag green'],
}

function Vetoes({ review }: { review: FileReviewView }) {
  const [veto] = review.groups
  if (!veto) return null
  return (
    <section className="card file-review" aria-label="一票否决">
      <h2>
        一票否决 <span className="sub">任何一项不符合，总分为 0</span>
      </h2>
      <Criteria criteria={veto.criteria} />
    </section>
  )
}

function Scored({ review }: { review: FileReviewView }) {
  const scored = review.groups.slice(1)
  const open = review.groups[0]?.criteria.some(({ state }) => state === 'found') ?? false
  const deducted = scored.reduce((sum, each) => sum + each.deducted, 0)
  return (
    <section className="card file-review" aria-label="评分">
      <h2>
        评分{' '}
        <span className="sub">
          {open ? '有否决项，暂不作数' : `100 分，系统建议扣 ${deducted} 分`}
        </span>
      </h2>
      {scored.map(({ title, points, deducted: lost, criteria }) => (
        <details key={title} open={criteria.some(({ state }) => state === 'found')}>
          <summary>
            {title} <span className="sub">{points} 分</span>{' '}
            {lost > 0 && <span className="bad">建议扣 {lost} 分</span>}
          </summary>
          <Criteria criteria={criteria} />
        </details>
      ))}
    </section>
  )
}

function Criteria({ criteria }: { criteria: readonly CriterionView[] }) {
  return (
    <ul>
      {criteria.map(({ id, words, points, state, note }) => {
        const [word, look] = states[state]
        return (
          <li key={id}>
            <b>{id}</b>
            <span>
              {words} {points > 0 && <span className="sub nowrap">{points} 分</span>}
            </span>
            <span className={look}>{word}</span>
            <span className="sub">{note}</span>
          </li>
        )
      })}
    </ul>
  )
}
