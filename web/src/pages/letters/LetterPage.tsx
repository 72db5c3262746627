import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { LetterView } from '@zhaofa/contract'
import {
  letterActions,
  letterKinds,
  type LetterAction,
} from '@zhaofa/domain/publicity/letters/letter.ts'
import { useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { letterQuery, readSender } from '../../api/letters.ts'
import { sizeText } from '../../case/CaseFiles.tsx'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { Button } from '../../ui/Button.tsx'
import { chinaDay, shortInstant } from '../../ui/days.ts'
import { useTitle } from '../../ui/use-title.ts'
import { LetterSheet } from './LetterSheet.tsx'

/** One letter: what it says, what was done, and what can be done now. */
export function LetterPage() {
  const { letterId } = useParams({ from: '/office/letters/$letterId' })
  const { data: letter } = useSuspenseQuery(letterQuery(letterId))
  const { kind, number, state, receivedAt, respondent, limit, today } = letter
  const [asked, setAsked] = useState<LetterAction | null>(null)
  const title = `${letterKinds[kind]} ${number}`
  useTitle(title)
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/letters">来信</Link>
        </li>
        <li>{title}</li>
      </ol>
      <div className="page-title">
        <h1>{title}</h1>
        <span className="tag">{state}</span>
        <span className="sub">{chinaDay(receivedAt)} 收到</span>
        {limit && <LimitChip limit={limit} today={today} named />}
      </div>
      <div className="publicity">
        <div>
          <section className="card" aria-label="内容">
            <div className="card-body">
              {respondent && <h3>被反映：{respondent}</h3>}
              <FirmsCalled letter={letter} />
              <p className="as-written">{letter.content}</p>
              <Files letter={letter} />
            </div>
          </section>
          <Sender letter={letter} />
        </div>
        <aside className="rail" aria-label="办理">
          <section className="next-actions" aria-label="当前事项">
            <div className="lead stacked">
              <div>
                <small>当前事项</small>
                <h2>{letter.actions.length > 0 ? '办理来信' : state}</h2>
              </div>
              {letter.actions.map((action, i) => (
                <Button
                  key={action}
                  look={i === 0 ? 'filled' : 'outlined'}
                  wide
                  onPress={() => setAsked(action)}
                >
                  {letterActions[action]}
                </Button>
              ))}
            </div>
          </section>
          <Steps letter={letter} />
        </aside>
      </div>
      {asked && <LetterSheet letter={letter} action={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

/** Firms of the register that are called so: their visits and cases are one press away. */
function FirmsCalled({ letter: { firms } }: { letter: LetterView }) {
  if (firms.length === 0) return null
  return (
    <ul className="history">
      {firms.map(({ code, name, former, struckOff }) => (
        <li key={code}>
          <span className="sub">检查对象名录：</span>
          <Link to="/firms/$code" params={{ code }}>
            {name}
          </Link>{' '}
          <span className="sub">
            {code}
            {former && '，以前用过来信写的名称'}
            {struckOff && '，已注销、吊销'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Files({ letter: { id, files } }: { letter: LetterView }) {
  if (files.length === 0) return null
  return (
    <>
      <h3>附件</h3>
      <p className="sub">来自公众，没有经过查毒。只能下载，请在隔离环境打开。</p>
      <ul className="file-lines">
        {files.map(({ name, sha256, bytes }) => (
          <li key={sha256}>
            <a href={`/api/letters/${id}/files/${sha256}`} download={name}>
              {name}
            </a>{' '}
            <span className="sub">{sizeText(bytes)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The writer. The name is shown only on request, and every reading is listed below. */
function Sender({ letter: { id, anonymous, reads } }: { letter: LetterView }) {
  const queries = useQueryClient()
  const reading = useMutation({
    mutationFn: () => readSender(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['letter', id] }),
  })
  return (
    <section className="card above-12" aria-label="写信人">
      <div className="card-head">
        <h2>写信人</h2>
        <span className="sub">{anonymous ? '匿名' : '加密保存，每次查看都有记录'}</span>
      </div>
      <div className="card-body">
        {reading.data ? (
          <p>
            <b>{reading.data.name || '（没有写姓名）'}</b>　{reading.data.contact}
          </p>
        ) : (
          !anonymous && (
            <Button look="outlined" busy={reading.isPending} onPress={() => reading.mutate()}>
              查看身份（记录在案）
            </Button>
          )
        )}
        {reading.error && <FaultBar fault={reading.error} />}
        <ul className="history">
          {reads.map(({ by, at }) => (
            <li key={at}>
              {by} <span className="sub">{shortInstant(at)} 查看</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Steps({ letter: { steps } }: { letter: LetterView }) {
  if (steps.length === 0) return null
  return (
    <section className="card above-12" aria-label="办理经过">
      <div className="card-head">
        <h2>办理经过</h2>
      </div>
      <div className="card-body">
        <ul className="history">
          {steps.map(({ action, words, by, at, caseId }) => (
            <li key={at}>
              <b>
                {letterActions[action]} {by}
              </b>
              <p className="sub">
                {shortInstant(at)}，{words}
              </p>
              {caseId && (
                <Link to="/cases/$caseId" params={{ caseId }}>
                  打开线索
                </Link>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
