import type { CaseView, DraftReviewView } from '@zhaofa/contract'
import { shortHash } from '../../case/CaseFiles.tsx'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LawLink } from '../../law/LawLink.tsx'
import { longDay } from '../../ui/days.ts'

const article58 = { text: '处罚法第五十八条', instrument: '行政处罚法', article: 58 }

/** Always in view: which draft the opinion covers, and why it has to be reviewed. */
export function ReviewGate({
  file,
  review,
  today,
}: {
  file: CaseView
  review: DraftReviewView
  today: string
}) {
  const { draft, investigators } = file
  const { digest, grounds, sent, title, kind, limit } = review.subject
  if (digest === null) {
    return (
      <section className="gate void" aria-label="审核门">
        <div>
          <b>现在没有拟定的决定。</b>{' '}
          稿件被改动或者撤回，原来的意见已经作废，等承办机构重新拟定、送审。
        </div>
      </section>
    )
  }
  if (!sent) {
    return (
      <section className="gate" aria-label="审核门">
        <div>
          <b>
            {kind}，{title}：没有送审。
          </b>{' '}
          {grounds.length > 0
            ? `须审核的情形：${grounds.join('；')}。`
            : '不属于必须审核的情形，承办机构可以自愿送审。'}
        </div>
      </section>
    )
  }
  return (
    <section className="gate" aria-label="审核门">
      <div>
        <b>
          {kind}，{title}：本意见只覆盖这一稿，指纹{' '}
          <span className="mono">{shortHash(digest)}</span>
        </b>
        <span className="sub beside-12">
          稿件改动一个字，意见即作废，须重新送审；未通过审核，系统不编号、不用印。{' '}
          <LawLink citation={article58} />
        </span>
        <ul>
          <li>
            送审理由：
            {grounds.length > 0 ? grounds.join('；') : '不属于必须审核的情形，自愿送审'}
          </li>
          {draft?.digest === digest && draft.deliberation.length > 0 && <li>审核后还须集体讨论</li>}
          <Materials materials={review.materials} awaited={review.subject.awaited} />
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

/** Complete, or what is missing: the time for a review runs from complete materials. */
function Materials({
  materials,
  awaited,
}: Pick<DraftReviewView, 'materials'> & Pick<DraftReviewView['subject'], 'awaited'>) {
  if (awaited) {
    return (
      <li>
        <span className="bad">
          <Icon name="warning" />
        </span>{' '}
        已退回补材料（{longDay(awaited.by)}前）：{awaited.what}
      </li>
    )
  }
  const missing = materials.filter(({ state }) => state === 'missing')
  const found = materials.filter(({ state }) => state === 'found').length
  return (
    <li>
      <span className={missing.length === 0 ? 'ok' : 'bad'}>
        <Icon name={missing.length === 0 ? 'tick' : 'warning'} />
      </span>{' '}
      {missing.length === 0
        ? `材料 ${found} 项，齐全`
        : `缺材料：${missing.map((each) => each.title).join('、')}`}
    </li>
  )
}
