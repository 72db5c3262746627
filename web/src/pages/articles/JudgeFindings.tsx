import { findingKey } from '@zhaofa/domain/publicity/articles/article-findings.ts'
import type { NamedFinding, Judgements } from './finding-judgement.ts'

type Props = {
  findings: readonly NamedFinding[]
  judgements: Judgements
  onJudge: (judgements: Judgements) => void
}

/** Each finding in the text and the attachments: it may be public, and why; or it may not, and the article goes back. */
export function JudgeFindings({ findings, judgements, onJudge }: Props) {
  return findings.map((finding, i) => {
    const key = findingKey(finding)
    const { name, text, reason } = finding
    const now = judgements[key]
    const judge = (isPublic: boolean, why: string) =>
      onJudge({ ...judgements, [key]: { public: isPublic, why } })
    return (
      <fieldset className="judge-finding" key={key}>
        <legend>
          {text ? `“${text}”` : name}：{reason}
        </legend>
        {text && <p className="sub">{name}</p>}
        <label>
          <input
            type="radio"
            name={`finding-${i}`}
            checked={now?.public === false}
            onChange={() => judge(false, '')}
          />{' '}
          不应公开，退回修改
        </label>
        <label>
          <input
            type="radio"
            name={`finding-${i}`}
            checked={now?.public === true}
            onChange={() => judge(true, '')}
          />{' '}
          可以公开
        </label>
        {now?.public && (
          <input
            className="input"
            aria-label={`${text || name}可以公开的理由`}
            placeholder="可以公开的理由"
            maxLength={300}
            value={now.why}
            onChange={(event) => judge(true, event.target.value)}
          />
        )}
      </fieldset>
    )
  })
}
