import { useInfiniteQuery } from '@tanstack/react-query'
import type { FindingLevelName, OldCasesTrial } from '@zhaofa/contract'
import { findingLevels } from '@zhaofa/domain/old-cases/rules-of-the-time.ts'
import { useState } from 'react'
import { proposeImport, reportUrl, trialReportQuery } from '../../api/old-cases.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { ChangeSheet } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

type Props = { trial: OldCasesTrial; onProposed: () => void }

/** What a trial found: the counts, the report line by line, and the way on where nothing is wrong. */
export function TrialCard({ trial, onProposed }: Props) {
  const { fileId, fileName, lines, wrong, ignored, missing } = trial
  const [proposing, setProposing] = useState(false)
  return (
    <section className="card" aria-label="试读结果" aria-live="polite">
      <div className="card-head">
        <h2>试读结果：{fileName}</h2>
        <a className={buttonClass('outlined', 'small')} href={reportUrl(fileId)} download>
          下载逐行报告
        </a>
      </div>
      <div className="card-body">
        <MessageBar tone={wrong > 0 ? 'red' : 'green'}>
          {wrong > 0
            ? `读到 ${lines} 行，${wrong} 行须改，没有导入。改好以后重新选择文件。`
            : `读到 ${lines} 行，没有须改的，可以提请导入。`}
        </MessageBar>
        {missing.length > 0 && <p className="sub">表里没有这些栏：{missing.join('、')}</p>}
        {ignored.length > 0 && <p className="sub">这些列认不出，没有读：{ignored.join('、')}</p>}
        <div className="also above-12">
          <Button
            blocked={wrong > 0 ? `还有 ${wrong} 行须改` : undefined}
            onPress={() => setProposing(true)}
          >
            提请导入 {lines} 件
          </Button>
        </div>
        <Report trial={trial} />
      </div>
      {proposing && (
        <ChangeSheet
          change={{
            title: '提请导入旧案',
            effect: `${fileName} 的 ${lines} 件，由另一人批准以后一次全部导入，计入统计和档案，不公示。`,
            fields: [askReason],
            run: ({ reason }) => proposeImport(fileId, String(reason)),
          }}
          onDone={onProposed}
          onClose={() => setProposing(false)}
        />
      )}
    </section>
  )
}

const tones: Readonly<Record<FindingLevelName, string>> = {
  error: 'tag red',
  warning: 'tag amber',
  unchecked: 'tag',
}
const levels = Object.keys(findingLevels) as FindingLevelName[]

function Report({ trial }: { trial: OldCasesTrial }) {
  const [level, setLevel] = useState<FindingLevelName | undefined>(
    trial.wrong > 0 ? 'error' : undefined,
  )
  const counts = { error: trial.wrong, warning: trial.warned, unchecked: trial.unchecked }
  const report = useInfiniteQuery(trialReportQuery(trial.fileId, level))
  const found = report.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <>
      <div className="segments above-12" role="group" aria-label="结论">
        <button
          type="button"
          aria-pressed={level === undefined}
          onClick={() => setLevel(undefined)}
        >
          有说明的各行
        </button>
        {levels.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={level === each}
            onClick={() => setLevel(each)}
          >
            {findingLevels[each]} {counts[each]}
          </button>
        ))}
      </div>
      {report.isPending && <Skeleton rows={4} />}
      {report.error && <PageProblem error={report.error} />}
      {report.data && found.length === 0 && <p className="sub above-12">没有这样的行。</p>}
      <ul className="row-changes above-12">
        {found.map(({ line, number, party, findings }) => (
          <li key={line}>
            <span className="nowrap">第 {line} 行</span>
            <div>
              <p>{[party, number].filter(Boolean).join('，')}</p>
              {findings.map(({ level: each, column, message }) => (
                <p key={`${each} ${column} ${message}`}>
                  <span className={tones[each]}>{findingLevels[each]}</span>{' '}
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
