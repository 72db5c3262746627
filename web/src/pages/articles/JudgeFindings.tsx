import { findingKey } from '@zhaofa/domain/publicity/articles/article-findings.ts'
import type { KeyboardEvent } from 'react'
import {
  judgementOfKey,
  reasonsOfWords,
  usualReasons,
  type NamedFinding,
  type Judgements,
} from './finding-judgement.ts'

type Props = {
  findings: readonly NamedFinding[]
  judgements: Judgements
  onJudge: (judgements: Judgements) => void
  /** A key decided the last one that was open. */
  onAllDecided: () => void
}

/**
 * Each finding in the text and the attachments: it may be public, and why; or it may not, and the article goes back.
 * One key decides a finding and goes on to the next that is open.
 */
export function JudgeFindings({ findings, ...judging }: Props) {
  if (findings.length === 0) return null
  return (
    <div className="judge-findings">
      <p className="sub keys-of-findings">
        键盘：0 不应公开；1 起可以公开，理由依次是{reasonsOfWords.join('、')}；别的理由请填写。
      </p>
      {findings.map((finding, i) => (
        <JudgeFinding key={findingKey(finding)} finding={finding} number={i} {...judging} />
      ))}
    </div>
  )
}

type OneProps = Omit<Props, 'findings'> & { finding: NamedFinding; number: number }

function JudgeFinding({ finding, number, judgements, onJudge, onAllDecided }: OneProps) {
  const key = findingKey(finding)
  const { name, text, reason } = finding
  const now = judgements[key]
  const judge = (isPublic: boolean, why: string) =>
    onJudge({ ...judgements, [key]: { public: isPublic, why } })
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text'
    const judgement = judgementOfKey(finding, event.key)
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !judgement) return
    event.preventDefault()
    judge(judgement.public, judgement.why)
    const next = nextOpen(event.currentTarget)
    if (next) next.focus()
    else onAllDecided()
  }
  return (
    <fieldset className="judge-finding" onKeyDown={onKey}>
      <legend>
        {text ? `“${text}”` : name}：{reason}
      </legend>
      {text && <p className="sub">{name}</p>}
      <label>
        <input
          type="radio"
          name={`finding-${number}`}
          checked={now?.public === false}
          onChange={() => judge(false, '')}
        />{' '}
        不应公开，退回修改
      </label>
      <label>
        <input
          type="radio"
          name={`finding-${number}`}
          checked={now?.public === true}
          onChange={() => judge(true, '')}
        />{' '}
        可以公开
      </label>
      {now?.public && (
        <>
          <input
            className="input"
            type="text"
            aria-label={`${text || name}可以公开的理由`}
            placeholder="可以公开的理由"
            maxLength={300}
            list={`reasons-${number}`}
            value={now.why}
            onChange={(event) => judge(true, event.target.value)}
          />
          <datalist id={`reasons-${number}`}>
            {usualReasons(text).map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
    </fieldset>
  )
}

/** The first button of the next finding nobody has decided, from the first again behind the last; null when all are. */
function nextOpen(finding: HTMLElement): HTMLElement | null {
  const all = [...(finding.parentElement?.querySelectorAll('fieldset') ?? [])]
  const at = all.findIndex((each) => each === finding)
  const open = [...all.slice(at + 1), ...all.slice(0, at)].find(
    (each) => !each.querySelector('input:checked'),
  )
  return open?.querySelector<HTMLElement>('input[type=radio]') ?? null
}
