import type { RefusalView } from '@zhaofa/contract'
import { Modal } from 'antd'
import { opensText } from '../law/refusal-words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { RefusalWords } from '../law/Refusals.tsx'

type Props = { title: string; refusals: readonly RefusalView[]; onClose: () => void }

/** What is missing, the article, and when it opens. Never 无权限. */
export function RefusalModal({ title, refusals, onClose }: Props) {
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      width={640}
      title={
        <>
          <Icon name="lock" /> 现在不能{title}
        </>
      }
    >
      <ul className="checks">
        {refusals.map((each) => (
          <li key={each.reason}>
            <span className="bad">
              <Icon name="cross" />
            </span>
            <span>
              <RefusalWords refusals={[each]} />
            </span>
            <span className="sub nowrap">{opensText([each])}</span>
          </li>
        ))}
      </ul>
      <p className="sub above-8 below-12">您填的都在，已存为草稿。</p>
      <Button onPress={onClose}>返回</Button>
    </Modal>
  )
}
