import type { ActForm } from '@zhaofa/contract'
import type { Problem } from '../api/problem.ts'
import { Modal } from 'antd'
import { Button } from '../ui/Button.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'
import { chinaTime } from '../ui/days.ts'
import { RefusalWords } from '../law/Refusals.tsx'
import { ConflictTable, type Conflict } from './ConflictTable.tsx'

type Props = {
  stale: NonNullable<Problem['stale']>
  opened: ActForm
  /** The form for the case as it is now; null while it loads. */
  fresh: ActForm | null
  busy: boolean
  onMerge: () => void
  onClose: () => void
}

/** Says that somebody changed the case meanwhile, who and what, and that nothing typed is lost. */
export function StaleModal({ stale, opened, fresh, busy, onMerge, onClose }: Props) {
  const blocked = fresh && fresh.unmet.length > 0
  return (
    <Modal open onCancel={onClose} footer={null} width={760} title="没有保存：案卷刚刚有变化">
      <MessageBar tone="amber" alert>
        <b>没有保存：</b>您打开之后，{stale.by} 在 {chinaTime(stale.at)}{' '}
        改了这件案件。您填的都还在。
      </MessageBar>
      {stale.changes.length > 0 && (
        <ul className="above-10 below-10">
          {stale.changes.map((change) => (
            <li key={change}>新增：{change}</li>
          ))}
        </ul>
      )}
      {fresh && (
        <ConflictTable
          by={stale.by}
          conflicts={changedFacts(opened, fresh)}
          kept={{}}
          onKeep={() => {}}
        />
      )}
      {blocked && (
        <p className="bad above-10 below-10">
          按现在的案卷，这件事已经不能办：
          <RefusalWords refusals={fresh.unmet} />
        </p>
      )}
      <div className="button-row above-14">
        <Button
          busy={busy || fresh === null}
          blocked={blocked ? '按现在的案卷不能办' : undefined}
          onPress={onMerge}
        >
          合并并保存
        </Button>
        <Button look="outlined" onPress={onClose}>
          暂不合并（草稿已存）
        </Button>
      </div>
    </Modal>
  )
}

/** Facts of the case that the form uses and that are others now. The officer did not type them. */
function changedFacts(opened: ActForm, fresh: ActForm): Conflict[] {
  const before = new Map(opened.known.map(({ label, value }) => [label, value]))
  return fresh.known
    .filter(({ label, value }) => before.get(label) !== value)
    .map(({ label, value }) => ({
      label,
      opened: before.get(label) ?? '',
      theirs: value,
      mine: null,
    }))
}
