import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { NoticeDesk, NoticeStep } from '@zhaofa/contract'
import type { ProposableGround } from '@zhaofa/domain/publicity/notice/withheld.ts'
import { useId, useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { stepNotice } from '../../api/notices.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { CannotNow } from '../../law/Refusals.tsx'
import { SheetButtons } from '../../law/SheetFoot.tsx'
import { focusOpenPlace } from './focus-places.ts'
import { GroundField } from './GroundField.tsx'
import { WithholdingProposal } from './WithholdingProposal.tsx'

type Step = NoticeDesk['can'][number]

/** Steps that send back or take down: never the filled button, and never without a reason. */
const needsReason = new Set<NoticeStep>([
  'return',
  'propose-withholding',
  'refuse-withholding',
  'withdraw',
])

export function NoticeActions({ desk }: { desk: NoticeDesk }) {
  const [asked, setAsked] = useState<Step | null>(null)
  const lead = desk.can.find(({ id }) => !needsReason.has(id))
  const others = desk.can.filter((step) => step !== lead)
  // What is public of a decision that was revised is taken down before anything else.
  const withdrawal =
    desk.row.state === 'revised' ? others.find(({ id }) => id === 'withdraw') : undefined
  const open = desk.mayChoose ? desk.places.filter(({ state }) => state === 'open').length : 0
  return (
    <section className="next-actions" aria-label="当前事项">
      <div className={lead || withdrawal || open > 0 ? 'lead stacked' : 'lead stacked waiting'}>
        <div>
          <small>当前事项</small>
          <h2>
            {open > 0
              ? `逐处决定 ${open} 处`
              : ((lead ?? withdrawal)?.title ?? '本件目前无须您办理')}
          </h2>
          <p>
            {open > 0
              ? '检测到可能不能公开的内容，每处选“隐去”或者“保留”，然后审核。'
              : ((lead ?? withdrawal)?.effect ?? (desk.cannot[0]?.reason || desk.row.stateTitle))}
          </p>
          {desk.revised && (
            <p>
              {desk.revised.what}：{desk.revised.reason}
            </p>
          )}
        </div>
        {withdrawal && (
          <Button size="large" wide onPress={() => setAsked(withdrawal)}>
            {withdrawal.title}
          </Button>
        )}
        {open > 0 && (
          <Button size="large" wide onPress={focusOpenPlace}>
            逐处决定
          </Button>
        )}
        {lead && open === 0 && <LeadStep desk={desk} step={lead} />}
      </div>
      <WithholdingProposal desk={desk} />
      {(others.length > 0 || desk.publicUrl) && (
        <div className="also">
          {others
            .filter((step) => step !== withdrawal)
            .map((step) => (
              <Button key={step.id} look="outlined" size="small" onPress={() => setAsked(step)}>
                {step.title}
              </Button>
            ))}
        </div>
      )}
      <CannotNow
        narrow
        blocked={desk.cannot.map(({ id, title, ...refusal }) => ({
          id,
          title,
          refusals: [refusal],
        }))}
      />
      {asked && <StepSheet desk={desk} step={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

type SheetProps = { desk: NoticeDesk; step: Step; onClose: () => void }

/** The step that goes on takes one press; an opinion may be added. */
function LeadStep({ desk, step }: { desk: NoticeDesk; step: Step }) {
  const { opinion, setOpinion, doing } = useStep(desk, step)
  return (
    <>
      <OpinionField value={opinion} onType={setOpinion} />
      {doing.error && <FaultBar fault={doing.error} />}
      <Button size="large" wide busy={doing.isPending} onPress={() => doing.mutate(null)}>
        {step.title}
      </Button>
    </>
  )
}

function StepSheet({ desk, step, onClose }: SheetProps) {
  const [ground, setGround] = useState<ProposableGround | null>(null)
  const { opinion, setOpinion, doing } = useStep(desk, step, onClose)
  const { row } = desk
  const reasoned = needsReason.has(step.id)
  const proposing = step.id === 'propose-withholding'
  return (
    <Sheet title={`${step.title}：${row.number}`} onClose={onClose}>
      <p>{step.effect}</p>
      {proposing && <GroundField ground={ground} onChoose={setGround} />}
      <OpinionField value={opinion} onType={setOpinion} reasoned={reasoned} />
      {doing.error && (
        <div className="above-10">
          <FaultBar fault={doing.error} />
        </div>
      )}
      <SheetButtons
        busy={doing.isPending}
        title={step.title}
        blocked={
          proposing && ground === null
            ? '还没有选依据'
            : reasoned && opinion.trim() === ''
              ? '还没有写理由'
              : undefined
        }
        onDo={() => doing.mutate(ground)}
        onClose={onClose}
      />
    </Sheet>
  )
}

type OpinionProps = { value: string; onType: (typed: string) => void; reasoned?: boolean }

function OpinionField({ value, onType, reasoned = false }: OpinionProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {reasoned ? '理由' : '意见'}
        {!reasoned && <span className="optional-mark">选填</span>}
      </label>
      <textarea
        id={id}
        className="input"
        maxLength={1000}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  )
}

function useStep({ row, version, revised }: NoticeDesk, step: Step, onDone: () => void = () => {}) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [opinion, setOpinion] = useState(step.id === 'withdraw' ? (revised?.reason ?? '') : '')
  const doing = useMutation({
    mutationFn: (ground: ProposableGround | null) =>
      stepNotice(row.id, step.id, {
        version,
        opinion: opinion.trim(),
        ...(ground && { ground }),
      }),
    onSuccess: async (answer) => {
      showToast(answer.message, `/publicity/${answer.noticeId}`)
      setOpinion('')
      onDone()
      // A notice gets its own id when it is collected. Until then the id of the case is used.
      await navigate({ to: '/publicity/$noticeId', params: { noticeId: answer.noticeId } })
      await readAllAgain(queries)
    },
  })
  return { opinion, setOpinion, doing }
}
