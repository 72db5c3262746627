import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { firmImportsQuery, firmsTemplateUrl, readFirmsOnTrial } from '../../api/firms.ts'
import { TableFile } from '../../forms/TableFile.tsx'
import { FaultBar } from '../../law/FaultBar.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { FirmImportCard } from './FirmImportCard.tsx'
import { FirmTrialCard } from './FirmTrialCard.tsx'

const step = 20

/** 检查对象导入: a file read on trial, and every import with where it stands. */
export function FirmImportsPage() {
  useTitle('检查对象导入')
  const [shown, setShown] = useState(step)
  const { data } = useSuspenseQuery(firmImportsQuery(shown))
  const queries = useQueryClient()
  const reading = useMutation({ mutationFn: readFirmsOnTrial })
  const renew = () => {
    for (const key of ['firm-imports', 'firms', 'work']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
  }
  const trial = reading.data
  return (
    <>
      <div className="page-title">
        <h1>检查对象导入</h1>
        <span className="spacer" />
        <Link className={buttonClass('outlined')} to="/firms">
          全部检查对象
        </Link>
      </div>
      {data.proposing === null && (
        <section className="card" aria-label="试读表格">
          <div className="card-head">
            <h2>试读一份表格</h2>
            <a className={buttonClass('outlined', 'small')} href={firmsTemplateUrl} download>
              下载模板
            </a>
          </div>
          <div className="card-body">
            <p>
              先试读，逐行报告哪些是新增、变更、相同、须改。须改的行不导入，其余的由另一人批准后导入。表里没有的栏、空着的格，名录里原来有的不变。
            </p>
            <TableFile
              busy={reading.isPending}
              name={reading.variables?.name}
              note="本单位自己的表不用改栏名，认得的栏都会读。XLSX、CSV 或者用制表符分隔的文本，最大 48 MB，最多 100000 行，大的表要读一两分钟。公式不会执行，隐藏的工作表不读。"
              onChoose={(file) => reading.mutate(file)}
            />
            {reading.error && <FaultBar fault={reading.error} />}
          </div>
        </section>
      )}
      {trial && (
        <FirmTrialCard
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
          <Empty title="还没有导入过检查对象">
            {data.proposing ?? '从上面的模板填起，或者直接试读本单位的表。'}
          </Empty>
        </section>
      )}
      {data.imports.map((each) => (
        <FirmImportCard key={each.id} of={each} onDone={renew} />
      ))}
      <LeftOut
        left={data.left}
        what="次较早的导入"
        shown={{ step, more: () => setShown(shown + step) }}
      />
    </>
  )
}
