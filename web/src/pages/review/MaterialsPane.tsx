import type { CaseView, DraftReviewView } from '@zhaofa/contract'
import { useState } from 'react'
import { DocumentFile, EvidenceFile, shortHash } from '../../case/CaseFiles.tsx'
import { ProofChain } from '../../case/ProofChain.tsx'
import { LawLinks } from '../../law/LawLink.tsx'
import { chinaDay, shortInstant } from '../../ui/days.ts'
import { Benchmark } from './Benchmark.tsx'

type Tab = '送审材料' | '法律顾问' | '证据链' | '证据' | '文书' | '经过' | '裁量和类案'

/** 对照材料: what the draft has to agree with. */
export function MaterialsPane({ file, review }: { file: CaseView; review: DraftReviewView }) {
  const [tab, setTab] = useState<Tab>('送审材料')
  const { materials, counsel } = review
  const tabs: [Tab, number | null][] = [
    ['送审材料', materials.filter(({ state }) => state !== 'not-concerned').length],
    ...(counsel.length > 0 ? [['法律顾问', counsel.length] satisfies [Tab, number]] : []),
    ['证据链', null],
    ['证据', file.evidence.length],
    ['文书', file.documents.length],
    ['经过', file.timeline.length],
    ['裁量和类案', null],
  ]
  return (
    <section className="pane" aria-label="对照材料">
      <div className="plain-tabs" role="tablist" aria-label="对照材料">
        {tabs.map(([name, count]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {name} {count}
          </button>
        ))}
      </div>
      <div className="scrolls" role="tabpanel" aria-label={tab} tabIndex={0}>
        {tab === '送审材料' && <Submitted materials={materials} />}
        {tab === '法律顾问' && <Counsel counsel={counsel} />}
        {tab === '证据链' && <ProofChain chain={file.proofChain} />}
        {tab === '证据' && <Exhibits file={file} />}
        {tab === '文书' && <Papers file={file} />}
        {tab === '经过' && <Story file={file} />}
        {tab === '裁量和类案' && <Benchmark caseId={file.id} />}
      </div>
    </section>
  )
}

const materialStates = {
  found: ['有', 'tag green'],
  missing: ['缺', 'tag red'],
  'not-concerned': ['本案不涉及', 'tag'],
} as const

/** 送审材料: found in the file by the system, each with the article that asks for it. */
function Submitted({ materials }: Pick<DraftReviewView, 'materials'>) {
  return materials.map(({ title, basis, state, found, reason }, index) => {
    const [word, look] = materialStates[state]
    return (
      <div key={title} className="exhibit">
        <b>{index + 1}</b>
        <div>
          <h3>
            {title} <span className={look}>{word}</span>
          </h3>
          {found.map((each) => (
            <p key={each}>{each}</p>
          ))}
          {reason !== null && <p>没有的理由：{reason}</p>}
          <p>
            <LawLinks basis={[basis]} />
          </p>
        </div>
      </div>
    )
  })
}

/** 法律顾问、公职律师: beside the review and never in place of it. */
function Counsel({ counsel }: Pick<DraftReviewView, 'counsel'>) {
  return counsel.map(({ name, questions, dueOn, answer, stoodAside }, index) => (
    <div key={`${name} ${dueOn}`} className="exhibit">
      <b>{index + 1}</b>
      <div>
        <h3>
          {name}{' '}
          <span className={answer === null ? 'tag amber' : 'tag'}>
            {answer === null ? `等意见，${dueOn} 前` : stoodAside ? '已回避' : '已提交意见'}
          </span>
        </h3>
        <p>问：{questions}</p>
        {answer !== null && <p className="pre">{answer}</p>}
        <p>只供参考，单独附在意见书后；审核结论由审核人员负责。</p>
      </div>
    </div>
  ))
}

function Exhibits({ file }: { file: CaseView }) {
  return file.evidence.map((each, index) => (
    <div key={each.id} className="exhibit">
      <b>{index + 1}</b>
      <div>
        <h3>
          {each.name} {each.purpose === '' && <span className="tag amber">未写证明目的</span>}
        </h3>
        <p>{each.purpose || '没有写'}</p>
        <p>
          {each.kind}
          <i className="bar-between" />
          {each.source}
          <i className="bar-between" />
          {each.collectedOn}
        </p>
        <div className="files">
          <EvidenceFile caseId={file.id} evidence={each} />
        </div>
        {each.elements.length > 0 && <p>用于证明：{each.elements.join('、')}</p>}
        {each.file && (
          <p>
            指纹 <span className="mono">{shortHash(each.file.sha256)}</span>
          </p>
        )}
      </div>
    </div>
  ))
}

function Papers({ file }: { file: CaseView }) {
  return (
    <div className="paper-buttons">
      {file.documents.map((each) => (
        <DocumentFile key={each.id} document={each} />
      ))}
    </div>
  )
}

function Story({ file }: { file: CaseView }) {
  return file.timeline.map((entry) => (
    <div key={entry.version} className="exhibit">
      <b>{entry.version}</b>
      <div>
        <h3>{entry.title}</h3>
        <p>
          {chinaDay(entry.at).slice(0, 4)}-{shortInstant(entry.at)}
          <i className="bar-between" />
          {entry.by}
        </p>
        {entry.detail && <p className="pre">{entry.detail}</p>}
      </div>
    </div>
  ))
}
