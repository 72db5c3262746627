import type { CaseView } from '@zhaofa/contract'
import { shortHash } from '../../case/CaseFiles.tsx'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LawLink } from '../../law/LawLink.tsx'

const article58 = { text: '处罚法第五十八条', instrument: '行政处罚法', article: 58 }

/** Always in view: which draft the opinion covers, and why it has to be reviewed. */
export function ReviewGate({ file, today }: { file: CaseView; today: string }) {
  const { draft, limits, investigators } = file
  const limit = limits.find(({ id, state }) => id === 'D-LEGAL-5' && state !== 'waiting')
  if (!draft) {
    return (
      <section className="gate void" aria-label="审核门">
        <div>
          <b>现在没有拟定的决定。</b>{' '}
          稿件被改动或者撤回，原来的意见已经作废，等承办机构重新拟定、送审。
        </div>
      </section>
    )
  }
  return (
    <section className="gate" aria-label="审核门">
      <div>
        <b>
          本意见只覆盖这一稿，指纹 <span className="mono">{shortHash(draft.digest)}</span>
        </b>
        <span className="sub beside-12">
          稿件改动一个字，意见即作废，须重新送审；未通过审核，系统不编号、不用印。{' '}
          <LawLink citation={article58} />
        </span>
        <ul>
          <li>
            送审理由：
            {draft.grounds.length > 0 ? draft.grounds.join('；') : '不属于必须审核的情形，自愿送审'}
          </li>
          {draft.deliberation.length > 0 && <li>审核后还须集体讨论</li>}
          <li>
            <span className={investigators.every(({ valid }) => valid) ? 'ok' : 'bad'}>
              <Icon name={investigators.every(({ valid }) => valid) ? 'tick' : 'warning'} />
            </span>{' '}
            承办人 {investigators.length} 名，
            {investigators.every(({ valid }) => valid) ? '证件均有效' : '有人证件无效'}
          </li>
        </ul>
      </div>
      {limit && <LimitChip limit={limit} today={today} />}
    </section>
  )
}
