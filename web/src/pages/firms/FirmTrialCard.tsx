import { useInfiniteQuery } from '@tanstack/react-query'
import type { FirmsReportQuery, FirmsTrial } from '@zhaofa/contract'
import { rowStandings, type RowStanding } from '@zhaofa/domain/inspection/register/firm-row.ts'
import {
  firmFindingLevels,
  type FirmFindingLevel,
} from '@zhaofa/domain/inspection/register/read-firms.ts'
import { useState } from 'react'
import { firmsReportQuery, firmsReportUrl, proposeFirmImport } from '../../api/firms.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { ChangeSheet } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

type Props = { trial: FirmsTrial; onProposed: () => void }

/** What a trial found: the counts, the report line by line, and the way on. */
export function FirmTrialCard({ trial, onProposed }: Props) {
  const { fileId, fileName, lines, wrong, added, changed, ignored, missing, apart } = trial
  const [proposing, setProposing] = useState(false)
  const isNothing = added + changed === 0
  return (
    <section className="card" aria-label="试读结果" aria-live="polite">
      <div className="card-head">
        <h2>试读结果：{fileName}</h2>
        <a className={buttonClass('outlined', 'small')} href={firmsReportUrl(fileId)} download>
          下载逐行报告
        </a>
      </div>
      <div className="card-body">
        <MessageBar tone={wrong > 0 ? 'amber' : 'green'}>
          {wrong > 0
            ? `读到 ${lines} 行，${wrong} 行须改。可以先导入其余的，须改的行改好以后再导入。`
            : `读到 ${lines} 行，没有须改的。`}
        </MessageBar>
        {apart.length > 0 && (
          <p className="sub">
            只读打开时看到的那一张工作表，另有 {apart.length} 张没有读（隐藏的也在内）：
            {apart.slice(0, 10).join('、')}
            {apart.length > 10 && ' 等'}
          </p>
        )}
        {missing.length > 0 && (
          <p className="sub">表里没有这些栏，名录里原来的不变：{missing.join('、')}</p>
        )}
        {ignored.length > 0 && <p className="sub">这些列认不出，没有读：{ignored.join('、')}</p>}
        <div className="also above-12">
          <Button
            blocked={isNothing ? '没有新增和变更的，不用导入' : undefined}
            onPress={() => setProposing(true)}
          >
            提请导入：新增 {added} 个，变更 {changed} 个
          </Button>
        </div>
        <Report trial={trial} />
      </div>
      {proposing && (
        <ChangeSheet
          change={{
            title: '提请导入检查对象',
            effect: `${fileName}：新增 ${added} 个，变更 ${changed} 个，由另一人批准以后列入名录；须改的 ${wrong} 行不导入。`,
            fields: [askReason],
            run: ({ reason }) => proposeFirmImport(fileId, String(reason)),
          }}
          onDone={onProposed}
          onClose={() => setProposing(false)}
        />
      )}
    </section>
  )
}

const levelTones: Readonly<Record<FirmFindingLevel, string>> = {
  error: 'tag red',
  warning: 'tag amber',
}
const standingTones: Readonly<Record<RowStanding, string>> = {
  new: 'tag green',
  changed: 'tag blue',
  same: 'tag',
}

function Report({ trial }: { trial: FirmsTrial }) {
  const [only, setOnly] = useState<FirmsReportQuery['only']>(trial.wrong > 0 ? 'error' : undefined)
  const report = useInfiniteQuery(firmsReportQuery(trial.fileId, only))
  const found = report.data?.pages.flatMap((page) => page.lines) ?? []
  const segments: readonly (readonly [FirmsReportQuery['only'], string])[] = [
    [undefined, '除相同以外'],
    ['error', `${firmFindingLevels.error} ${trial.wrong}`],
    ['warning', firmFindingLevels.warning],
    ['new', `${rowStandings.new} ${trial.added}`],
    ['changed', `${rowStandings.changed} ${trial.changed}`],
    ['same', `${rowStandings.same} ${trial.same}`],
  ]
  return (
    <>
      <div className="segments above-12" role="group" aria-label="结论">
        {segments.map(([each, title]) => (
          <button
            key={title}
            type="button"
            aria-pressed={only === each}
            onClick={() => setOnly(each)}
          >
            {title}
          </button>
        ))}
      </div>
      {report.isPending && <Skeleton rows={4} />}
      {report.error && <PageProblem error={report.error} />}
      {report.data && found.length === 0 && <p className="sub above-12">没有这样的行。</p>}
      <ul className="row-changes above-12">
        {found.map(({ line, code, name, standing, changed, findings }) => (
          <li key={line}>
            <span className="nowrap">第 {line} 行</span>
            <div>
              <p>
                {standing && (
                  <>
                    <span className={standingTones[standing]}>{rowStandings[standing]}</span>{' '}
                  </>
                )}
                {[name, code].filter(Boolean).join('，')}
                {changed.length > 0 && `：${changed.join('、')}`}
              </p>
              {findings.map(({ level, column, message }) => (
                <p key={`${level} ${column} ${message}`}>
                  <span className={levelTones[level]}>{firmFindingLevels[level]}</span>{' '}
                  {column && `${column}：`}
                  {message}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <NextPage list={report} />
    </>
  )
}
