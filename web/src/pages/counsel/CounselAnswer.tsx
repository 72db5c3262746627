import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CounselInvitationView } from '@zhaofa/contract'
import { useId, useState } from 'react'
import { giveCounselOpinion, standAsideAsCounsel, type InvitationKey } from '../../api/counsel.ts'
import { ConfirmationField } from '../../forms/ConfirmationField.tsx'
import { useConfirmation } from '../../forms/use-confirmation.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.tsx'

type Props = { readonly invitation: InvitationKey; readonly view: CounselInvitationView }

/** 提交意见 with the statement that there is no interest, or 声明回避 with the reason. */
export function CounselAnswer({ invitation, view: { version } }: Props) {
  const queries = useQueryClient()
  const ids = { opinion: useId(), reason: useId() }
  const [noConflict, setNoConflict] = useState(false)
  const [opinion, setOpinion] = useState('')
  const [reason, setReason] = useState('')
  const { typed: confirmation, type, blocked } = useConfirmation()
  const onSuccess = async ({ message }: { message: string }) => {
    showToast(message, `/counsel/${invitation.caseId}/${invitation.invitation}`)
    await queries.invalidateQueries({ queryKey: ['counsel'] })
  }
  const giving = useMutation({
    mutationFn: () =>
      giveCounselOpinion(invitation, { version, noConflict, opinion, confirmation }),
    onSuccess,
  })
  const leaving = useMutation({
    mutationFn: () => standAsideAsCounsel(invitation, { version, reason }),
    onSuccess,
  })
  const missing =
    opinion.trim() === ''
      ? '还没有写意见'
      : noConflict
        ? blocked
        : '还没有声明没有利害关系；有利害关系的，在下面声明回避'
  const fault = giving.error ?? leaving.error
  return (
    <>
      <section className="card">
        <div className="card-head">
          <h2>提交意见</h2>
          <span className="sub">单独成文，附在审核意见书后；只供参考，审核结论由审核人员负责</span>
        </div>
        <div className="card-body">
          {fault && <FaultBar fault={fault} />}
          <label htmlFor={ids.opinion}>意见</label>
          <textarea
            id={ids.opinion}
            className="input"
            rows={8}
            maxLength={8000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
          <label className="above-12">
            <input
              type="checkbox"
              checked={noConflict}
              onChange={(event) => setNoConflict(event.target.checked)}
            />{' '}
            与当事人没有利害关系，没有承办、审核过本案，没有代理过当事人
          </label>
          <ConfirmationField
            value={confirmation}
            problem={undefined}
            onType={type}
            onEnter={() => {
              if (missing === undefined && !giving.isPending) giving.mutate()
            }}
          />
          <div className="above-12">
            <Button blocked={missing} busy={giving.isPending} onPress={() => giving.mutate()}>
              签名并提交意见
            </Button>
          </div>
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>声明回避</h2>
          <span className="sub">声明后不再查阅本案材料</span>
        </div>
        <div className="card-body">
          <label htmlFor={ids.reason}>利害关系或者其他理由</label>
          <textarea
            id={ids.reason}
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="above-12">
            <Button
              look="outlined"
              blocked={reason.trim() === '' ? '还没有写理由' : undefined}
              busy={leaving.isPending}
              onPress={() => leaving.mutate()}
            >
              声明回避
            </Button>
          </div>
        </div>
      </section>
    </>
  )
}
