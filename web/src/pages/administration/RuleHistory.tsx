import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RuleView } from '@zhaofa/contract'
import { useState } from 'react'
import { ruleHistoryQuery, ruleProposalsQuery } from '../../api/administration.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** Which version applies, and on request all of them: from when, on what source, why, by whom. */
export function RuleHistory({ rule }: { rule: RuleView }) {
  const [open, setOpen] = useState(false)
  const { data } = useQuery(ruleProposalsQuery)
  const waiting = data?.open.find(({ kind, code }) => kind === rule.kind && code === rule.code)
  return (
    <>
      <button type="button" className="link sub" onClick={() => setOpen(true)}>
        第 {rule.version} 版，{rule.effectiveFrom} 起
      </button>
      {waiting && (
        <>
          {' '}
          <Link
            to="/administration/$section"
            params={{ section: 'proposals' }}
            className="tag amber"
          >
            变更待批准
          </Link>
        </>
      )}
      {open && (
        <Sheet title={`${rule.title}：各版`} onClose={() => setOpen(false)}>
          <Versions rule={rule} />
        </Sheet>
      )}
    </>
  )
}

function Versions({ rule: { kind, code } }: { rule: RuleView }) {
  const { data } = useQuery(ruleHistoryQuery(kind, code))
  if (!data) return <Skeleton rows={2} />
  return (
    <ol className="alerts">
      {data.rules.toReversed().map(({ version, effectiveFrom, source, reason, by, approvedBy }) => (
        <li key={version}>
          <h3>
            第 {version} 版，{effectiveFrom} 起
          </h3>
          <p>
            依据：{source}
            <br />
            理由：{reason}
            <i className="bar-between" />
            {by ?? '初始版本'}
            {approvedBy && `提请，${approvedBy}批准`}
          </p>
        </li>
      ))}
    </ol>
  )
}
