import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CaseView } from '@zhaofa/contract'
import { caseQuery, workQuery } from '../../api/cases.ts'
import { CaptureCard } from '../../case/CaptureCard.tsx'
import { NextActions } from '../../case/NextActions.tsx'
import { SeizureCard } from '../../case/SeizureCard.tsx'
import { SigningCard } from '../../case/SigningCard.tsx'
import { ProcedurePath } from '../../case/ProcedurePath.tsx'
import { Timeline } from '../../case/Timeline.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AlongCard } from '../../visit/AlongCard.tsx'
import { PrintSetCard } from '../../visit/PrintSetCard.tsx'
import { CaseRail } from './CaseRail.tsx'

/** 案件页: who, what can be done, what happened. */
export function CasePage() {
  const { caseId } = useParams({ from: '/office/cases/$caseId' })
  const { data: file } = useSuspenseQuery(caseQuery(caseId))
  const { data: work } = useSuspenseQuery(workQuery)
  const capturing = capturingAct(file)
  useTitle(file.number ? `案件 ${file.number}` : file.title)
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/cases">案件</Link>
        </li>
        <li>{file.number ?? '还没有文号'}</li>
      </ol>
      <div className="page-title below-4">
        <h1>{file.title}</h1>
        <Link
          to="/cases/$caseId/file-review"
          params={{ caseId }}
          className={buttonClass('outlined', 'small')}
        >
          案卷评查
        </Link>
        <Link
          to="/cases/$caseId/responsibility"
          params={{ caseId }}
          className={buttonClass('outlined', 'small')}
        >
          责任链
        </Link>
      </div>
      <CaseFacts file={file} />
      {file.paths.map((path) => (
        <ProcedurePath key={path.id} path={path} several={file.paths.length > 1} />
      ))}
      <div className="with-rail case">
        <div>
          {capturing && <CaptureCard key={file.id} file={file} {...capturing} />}
          {file.printSet && <PrintSetCard caseId={file.id} />}
          {goesToTheDoor(file) && <AlongCard caseId={file.id} version={file.version} />}
          <div className="below-16">
            <NextActions file={file} />
            {file.seizures.map((seizure) => (
              <SeizureCard key={seizure.no} seizure={seizure} today={work.today} />
            ))}
            <SigningCard file={file} />
          </div>
          <Timeline caseId={file.id} entries={file.timeline} inLog={file.proof.inLog} />
        </div>
        <CaseRail file={file} today={work.today} />
      </div>
    </>
  )
}

/** A visit in which something is still done where the firm is, by whoever goes there. */
const goesToTheDoor = ({ can, paths }: CaseView): boolean =>
  paths.length === 1 && can.some(({ mine, inField }) => mine && inField)

/** The act of this person that takes a file, and its field for it. */
function capturingAct({ can }: CaseView): { act: string; field: string } | null {
  const [found] = can.flatMap(({ id, mine, upload }) =>
    mine && upload !== null ? [{ act: id, field: upload }] : [],
  )
  return found ?? null
}

function CaseFacts({ file }: { file: CaseView }) {
  const { investigators, matter, number, procedure, department } = file
  const allValid = investigators.every(({ valid }) => valid)
  return (
    <div className="page-title sub muted below-14">
      <span className="tag blue">{procedure}</span>
      {number && <span className="nowrap">{number}</span>}
      {matter && (
        <span>
          事项 {matter.code} {matter.name}
        </span>
      )}
      {investigators.length > 0 && (
        <span>
          承办：{investigators.map(({ name }) => name).join('、')}{' '}
          {allValid ? (
            <span className="ok nowrap">
              <Icon name="tick" />
              {investigators.length === 2 ? '两人' : '全部'}证件有效
            </span>
          ) : (
            <span className="bad nowrap">
              <Icon name="warning" />
              {investigators
                .filter(({ valid }) => !valid)
                .map(({ name }) => name)
                .join('、')}
              证件无效
            </span>
          )}
        </span>
      )}
      <span className="nowrap">{department}</span>
    </div>
  )
}
