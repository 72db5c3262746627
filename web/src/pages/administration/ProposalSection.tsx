import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { RuleProposalView } from '@zhaofa/contract'
import { ruleProposalStates } from '@zhaofa/domain/rules/rule-proposal.ts'
import { useState } from 'react'
import {
  approveRuleChange,
  checkRuleChange,
  endRuleChange,
  ruleProposalsQuery,
} from '../../api/administration.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { askReason, askText } from '../../forms/small-form-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ImpactChart, ImpactTable } from './catalogue/ImpactYears.tsx'
import { WordsChanged } from '../publicity/WordsChanged.tsx'
import { ConfirmedSheet } from '../approvals/ConfirmedSheet.tsx'

/** 规则变更: what one person proposed and another approves, each change line by line, from its day on. */
export function ProposalSection() {
  const { data } = useSuspenseQuery(ruleProposalsQuery)
  const [approving, setApproving] = useState<RuleProposalView | null>(null)
  const [ending, setEnding] = useState<Change | null>(null)
  const queries = useQueryClient()
  const renew = () => {
    void queries.invalidateQueries({ queryKey: ['rules'] })
    void queries.invalidateQueries({ queryKey: ['work'] })
  }
  return (
    <>
      {data.open.length === 0 && (
        <section className="card" aria-label="等待批准的变更">
          <Empty title="没有等待批准的变更">
            收款账户、法制审核目录、裁量基准、本局规则由一人提请，另一人在这里批准，自生效日起适用。
          </Empty>
        </section>
      )}
      {data.open.map((each) => (
        <Proposal key={each.id} proposal={each}>
          <div className="also above-12">
            {each.check ? (
              <Button
                blocked={each.check.blocked ?? undefined}
                onPress={() => setEnding(checkOf(each))}
              >
                核对
              </Button>
            ) : (
              <Button blocked={each.blocked ?? undefined} onPress={() => setApproving(each)}>
                批准并签名
              </Button>
            )}
            <Button
              look="outlined"
              blocked={each.returnBlocked ?? undefined}
              onPress={() => setEnding(endOf(each, 'return'))}
            >
              退回
            </Button>
            {each.own && (
              <Button look="outlined" onPress={() => setEnding(endOf(each, 'withdrawal'))}>
                撤回
              </Button>
            )}
          </div>
        </Proposal>
      ))}
      {data.answered.length > 0 && <h2 className="above-12 below-12">最近办过的</h2>}
      {data.answered.map((each) => (
        <Proposal key={each.id} proposal={each} />
      ))}
      {data.answeredLeft > 0 && (
        <p className="sub">还有 {data.answeredLeft} 项较早办过的没有列出，见各项规则的历次版本。</p>
      )}
      {approving && (
        <ConfirmedSheet
          title={`批准变更：${approving.title}`}
          button="批准并签名"
          effect={effectOf(approving)}
          run={(confirmation) =>
            approveRuleChange(approving.id, { version: approving.version, confirmation })
          }
          onDone={renew}
          onClose={() => setApproving(null)}
        />
      )}
      {ending && <ChangeSheet change={ending} onDone={renew} onClose={() => setEnding(null)} />}
    </>
  )
}

const tones = { open: 'tag amber', approved: 'tag green', returned: 'tag red', withdrawn: 'tag' }

function Proposal({
  proposal,
  children,
}: {
  proposal: RuleProposalView
  children?: React.ReactNode
}) {
  const { title, state, differences, effectiveFrom, source, reason, answered } = proposal
  return (
    <section className="card" aria-label={`变更：${title}`}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className={tones[state]}>{ruleProposalStates[state]}</span>
        <span className="sub">拟自 {effectiveFrom} 起适用</span>
      </div>
      <div className="card-body">
        {differences.length > 0 && (
          <table className="table rows-on-phone">
            <thead>
              <tr>
                <th>内容</th>
                <th>现在</th>
                <th>改为</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ label, before, after }) => (
                <tr key={label}>
                  <td data-label="内容">{label}</td>
                  <td data-label="现在">{before}</td>
                  <td data-label="改为">
                    {before === '无' ? (
                      <b>{after}</b>
                    ) : (
                      <WordsChanged before={before} after={after} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="above-12">
          {proposal.proposedBy} {formInstant(proposal.proposedAt)} 提请。依据：{source}。理由：
          {reason}
        </p>
        {proposal.impact && <ImpactKept impact={proposal.impact} />}
        {proposal.checked && (
          <p>
            {proposal.checked.by} {formInstant(proposal.checked.at)} 已核对：
            {proposal.checked.words}
          </p>
        )}
        {answered && (
          <p>
            {answered.by} {formInstant(answered.at)} {ruleProposalStates[state]}
            {answered.words && `：${answered.words}`}
          </p>
        )}
        {children}
      </div>
    </section>
  )
}

/** What the author's 影响测算 said, for whoever checks and approves. */
function ImpactKept({ impact }: { impact: NonNullable<RuleProposalView['impact']> }) {
  const { years, openHits, openNewHits, notYetProposed, unjudged, whyNone } = impact
  return (
    <div className="above-12">
      <p>
        影响测算（提请时）：在办案件符合 {openHits} 件，其中 {openNewHits}{' '}
        件须增加审核；还没有提出处理意见、 测算不了的 {notYetProposed} 件；判断不了的 {unjudged}{' '}
        件。
        {whyNone && `五年没有案件符合，仍然需要的理由：${whyNone}`}
      </p>
      {years.length > 0 && (
        <div className="impact-years">
          <ImpactChart years={years} />
          <ImpactTable years={years} />
        </div>
      )}
    </div>
  )
}

function effectOf({ kind, effectiveFrom }: RuleProposalView): string {
  return kind === 'review-catalogue'
    ? `批准的就是您看到的这一版。公布以后才适用，最早 ${effectiveFrom}；已经送审的案件照送审时的版本。`
    : `自 ${effectiveFrom} 起适用。正在办理、已经按原来的内容拟定决定的案件，届时须重新拟定、送审。`
}

function checkOf({ id, version, title }: RuleProposalView): Change {
  return {
    title: '核对变更',
    effect: `逐条核对${title}的改动、理由和影响测算；核对以后报机关负责人批准。`,
    fields: [askText('opinion', '核对意见', { max: 300 })],
    run: ({ opinion }) => checkRuleChange(id, { version, opinion: String(opinion) }),
  }
}

function endOf({ id, version, title }: RuleProposalView, way: 'return' | 'withdrawal'): Change {
  return {
    title: way === 'return' ? '退回变更' : '撤回变更',
    effect: `${title}照旧，理由记入经过。`,
    fields: [askReason],
    run: ({ reason }) => endRuleChange(id, way, { version, reason: String(reason) }),
  }
}
