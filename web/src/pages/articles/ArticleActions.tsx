import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ArticleView } from '@zhaofa/contract'
import { useEffect, useRef, useState } from 'react'
import { stepArticle } from '../../api/articles.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { showToast } from '../../ui/toast.tsx'
import { RefusalWords } from '../../law/Refusals.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'
import { judged, useFindings, type Judgements } from './finding-judgement.ts'
import { JudgeFindings } from './JudgeFindings.tsx'

type Way = 'step' | 'return' | 'withdraw'

/** What this person may do with an article that others wrote: take the next step, or send it back. */
export function ArticleActions({ article }: { article: ArticleView }) {
  const [asked, setAsked] = useState<Way | null>(null)
  const { next } = article
  const mine = next?.mine === true
  return (
    <section className="next-actions" aria-label="当前事项">
      <div className={mine ? 'lead stacked' : 'lead stacked waiting'}>
        <div>
          <small>当前事项</small>
          <h2>{mine ? next.title : restingTitle(article)}</h2>
          <p>
            {mine ? (
              effectOf(article)
            ) : next?.why ? (
              <RefusalWords refusals={[next.why]} />
            ) : (
              restingText(article)
            )}
          </p>
        </div>
        {mine && (
          <Button size="large" wide onPress={() => setAsked('step')}>
            {next.title}
          </Button>
        )}
      </div>
      {(mine || article.mayWithdraw) && (
        <div className="also">
          {mine && (
            <Button look="outlined" size="small" onPress={() => setAsked('return')}>
              退回采集
            </Button>
          )}
          {article.mayWithdraw && (
            <Button look="outlined" size="small" onPress={() => setAsked('withdraw')}>
              撤下
            </Button>
          )}
        </div>
      )}
      {asked && <WaySheet article={article} way={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function restingTitle({ next, withdrawn }: ArticleView): string {
  if (withdrawn) return '已撤下'
  return next ? `待${next.title}` : '已公布，目前无须办理'
}

const restingText = ({ withdrawn }: ArticleView) =>
  withdrawn ? '公开的页面只留撤下的日期和理由' : '要修改的，由采集人员写下一版'

/** Publishing is the last step, and the one that cannot be taken back. */
const effectOf = ({ taken, chain }: ArticleView) =>
  taken === chain.length - 1
    ? '发布后立即全网可见，并写入存证账本；以后的修改是新的一版。'
    : '核对内容、附件和是否含有不应公开的信息，办理后送发布。'

type SheetProps = { article: ArticleView; way: Way; onClose: () => void }

function WaySheet({ article, way, onClose }: SheetProps) {
  const queries = useQueryClient()
  const [opinion, setOpinion] = useState('')
  const { id, version, next, title } = article
  const names = { step: next?.title ?? '', return: '退回采集', withdraw: '撤下' } as const
  const name = names[way]
  const [judgements, setJudgements] = useState<Judgements>({})
  const found = useFindings(article)
  const findings = (way === 'step' && found) || []
  const { open, kept, back } = judged(findings, judgements)
  const sent = back === '' ? way : 'return'
  const doing = useMutation({
    mutationFn: () =>
      back === ''
        ? stepArticle(id, way, { version, opinion, ...(way === 'step' && { kept }) })
        : stepArticle(id, 'return', {
            version,
            opinion: [back, opinion.trim()].filter(Boolean).join('；').slice(0, 1_000),
          }),
    onSuccess: async ({ message }) => {
      showToast(message, `/articles/${id}`)
      onClose()
      await readAllAgain(queries)
    },
  })
  const missing = missingOf({ way, opinion, looking: found === null, open })
  const opinionField = useRef<HTMLTextAreaElement>(null)
  const toFirstFinding = () =>
    document.querySelector<HTMLElement>('.judge-finding input[type=radio]')?.focus()
  // Findings in attachments come when the sheet is open already.
  useEffect(toFirstFinding, [findings.length])
  return (
    <Sheet title={`${name}：${title}`} onClose={onClose} onOpened={toFirstFinding}>
      {way === 'withdraw' && (
        <p>
          撤下后各个版本、附件和搜索结果都不再公开，只公布撤下的日期和这里写的理由，不能恢复；要再公布，另写一篇。
        </p>
      )}
      {findings.length > 0 && <p>有 {findings.length} 处可能不应公开，逐处决定以后才能送发布。</p>}
      <JudgeFindings
        findings={findings}
        judgements={judgements}
        onJudge={setJudgements}
        onAllDecided={() => opinionField.current?.focus()}
      />
      <div className="field">
        <label htmlFor="article-opinion">
          {way === 'step' ? '意见' : '理由'}
          {way === 'step' && <span className="optional-mark">选填</span>}
        </label>
        <textarea
          id="article-opinion"
          ref={opinionField}
          className="input"
          maxLength={500}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </div>
      <SheetFoot
        doing={doing}
        title={names[sent]}
        blocked={missing}
        onDo={() => doing.mutate()}
        onClose={onClose}
      />
    </Sheet>
  )
}

type Missing = { way: Way; opinion: string; looking: boolean; open: number }

function missingOf({ way, opinion, looking, open }: Missing): string | undefined {
  if (way !== 'step') return opinion.trim() === '' ? '还没有写理由' : undefined
  if (looking) return '附件还在检查'
  return open > 0 ? `还有 ${open} 处没有决定或者没有写理由` : undefined
}
