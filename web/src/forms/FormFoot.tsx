import type { ActForm } from '@zhaofa/contract'
import { FaultBar } from '../law/FaultBar.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { chinaSeconds } from '../ui/days.ts'
import { elsewhere } from './typed-problems.ts'

type Props = {
  form: ActForm
  busy: boolean
  fault: Error | null
  /** Required fields still empty, and fields with something wrong. */
  blank: number
  wrong: number
  saved: { at: string | null; onlyHere: boolean }
}

/** The main button, the sentence about its effect, and whether the draft is saved. */
export function FormFoot({ form, busy, fault, blank, wrong, saved }: Props) {
  const { act, unmet, draftSavedAt } = form
  const at = saved.at ?? draftSavedAt
  return (
    <>
      {fault && <Fault fault={fault} also={elsewhere(fault, form.fields)} />}
      <div className="form-foot">
        <Button type="submit" size="large" busy={busy} blocked={unmet[0]?.reason}>
          {buttonWords(form)}
        </Button>
        <span className="sub">
          {footWords(blank, wrong)}
          {act.effect}
        </span>
        {at && (
          <span className="sub ok" aria-live="polite">
            <Icon name="tick" /> 草稿已存{saved.onlyHere ? '在本机' : ''} {chinaSeconds(at)}
          </span>
        )}
      </div>
    </>
  )
}

function Fault({ fault, also }: { fault: Error; also: readonly string[] }) {
  return (
    <div className="fault">
      <FaultBar fault={fault}>{also.map((each) => `${each}。`).join('')}您填的都在。</FaultBar>
    </div>
  )
}

function footWords(blank: number, wrong: number): string {
  if (wrong > 0) return `还有 ${wrong} 处要改。`
  return blank > 0 ? `还有 ${blank} 项没填。` : ''
}

/** A button has the title of its act. Where an approval follows and the title does not say so, it says 提交审批. */
function buttonWords({ act }: ActForm): string {
  const named = /^(送|提请|提交|申请)/.test(act.title)
  return act.approvals.length > 0 && !named ? '提交审批' : act.title
}
