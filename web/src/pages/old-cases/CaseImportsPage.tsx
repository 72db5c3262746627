import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { caseImportsQuery, readOnTrial, templateUrl } from '../../api/old-cases.ts'
import { TableFile } from '../../forms/TableFile.tsx'
import { FaultBar } from '../../law/FaultBar.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { CaseImportCard } from './CaseImportCard.tsx'
import { TrialCard } from './TrialCard.tsx'

const step = 20

/** 旧案导入: a file read on trial, and every import with where it stands. */
export function CaseImportsPage() {
  useTitle('旧案导入')
  const [shown, setShown] = useState(step)
  const { data } = useSuspenseQuery(caseImportsQuery(shown))
  const queries = useQueryClient()
  const reading = useMutation({ mutationFn: readOnTrial })
  const renew = () => {
    for (const key of ['case-imports', 'old-cases', 'work']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
  }
  const trial = reading.data
  return (
    <>
      <div className="page-title">
        <h1>旧案导入</h1>
        <span className="sub">使用本系统以前办结的案件</span>
        <span className="spacer" />
        <Link className={buttonClass('outlined')} to="/old-cases">
          导入的旧案
        </Link>
      </div>
      {data.proposing === null && (
        <section className="card" aria-label="试读表格">
          <div className="card-head">
            <h2>试读一份表格</h2>
            <a className={buttonClass('outlined', 'small')} href={templateUrl} download>
              下载模板
            </a>
          </div>
          <div className="card-body">
            <p>
              先试读，逐行报告；一处须改也没有才能提请导入，由另一人批准，全部导入或者都不导入。每件案件按决定当日的法律核对。导入的案件不会公示出去。
            </p>
            <TableFile
              busy={reading.isPending}
              name={reading.variables?.name}
              note="本单位自己的表不用改栏名，认得的栏都会读。XLSX、CSV 或者用制表符分隔的文本，最大 24 MB，最多 50000 行，大的表要读一两分钟。公式不会执行。"
              onChoose={(file) => reading.mutate(file)}
            />
            {reading.error && <FaultBar fault={reading.error} />}
          </div>
        </section>
      )}
      {trial && (
        <TrialCard
          key={trial.fileId}
          trial={trial}
          onProposed={() => {
            reading.reset()
            renew()
          }}
        />
      )}
      {data.imports.length === 0 && (
        <section className="card" aria-label="各次导入">
          <Empty title="还没有导入过旧案">
            {data.proposing ?? '从上面的模板填起，或者直接试读本单位的表。'}
          </Empty>
        </section>
      )}
      {data.imports.map((each) => (
        <CaseImportCard key={each.id} of={each} onDone={renew} />
      ))}
      <LeftOut
        left={data.left}
        what="次较早的导入"
        shown={{ step, more: () => setShown(shown + step) }}
      />
    </>
  )
}
