import { Link } from '@tanstack/react-router'
import type { FileFinding } from '@zhaofa/contract'

/** What would be written down, vetoes first: what is wrong, where, what to do. */
export function Findings({ caseId, findings }: { caseId: string; findings: FileFinding[] }) {
  if (findings.length === 0) return null
  return (
    <section className="card file-review" aria-label="发现的问题">
      <h2>
        发现的问题 <span className="sub">{findings.length} 处，否决项在前</span>
      </h2>
      <ul>
        {findings.map((finding, i) => (
          <li key={i} className="finding">
            <b>{finding.criterion}</b>
            <span>
              <strong>{finding.what}</strong>
              <br />
              <span className="sub">标准：{finding.words}</span>
              <br />
              可以办：{finding.mend}
            </span>
            <span className={finding.veto ? 'tag red' : 'tag amber'}>
              {finding.veto ? '一票否决' : `建议扣 ${finding.points} 分`}
            </span>
            <Where caseId={caseId} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Where({ caseId, finding: { paper, step } }: { caseId: string; finding: FileFinding }) {
  if (paper) {
    return (
      <a href={`/api/documents/${paper.id}`} target="_blank" rel="noreferrer">
        看《{paper.title}》
      </a>
    )
  }
  return (
    <Link to="/cases/$caseId" params={{ caseId }} {...(step !== null && { hash: `step-${step}` })}>
      {step === null ? '看案卷' : '看这一步'}
    </Link>
  )
}
