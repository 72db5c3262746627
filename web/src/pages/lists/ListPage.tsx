import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ListView } from '@zhaofa/contract'
import { listDifference } from '@zhaofa/domain/publicity/lists/list-difference.ts'
import { checkLines } from '@zhaofa/domain/publicity/records/check-record.ts'
import { withoutDictionary } from '@zhaofa/domain/publicity/redaction/tagger.ts'
import { useMemo, useState } from 'react'
import { listQuery } from '../../api/lists.ts'
import { ChainCard } from '../../law/ChainCard.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'
import { useTitle } from '../../ui/use-title.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftNotes } from './DraftNotes.tsx'
import { ImportSheet } from './ImportSheet.tsx'
import { ListActions } from './ListActions.tsx'
import { ListChanges } from './ListChanges.tsx'
import { ReviewNotes } from './ReviewNotes.tsx'
import { RowsTable } from './RowsTable.tsx'
import { ShownRecords } from './ShownRecords.tsx'
import { useListDraft } from './use-list-draft.ts'

/** One list: its rows, what they change, the way they have to go, and who went how far. */
export function ListPage() {
  const { item } = useParams({ from: '/office/lists/$item' })
  const { submission } = useSearch({ from: '/office/lists/$item' })
  const newest = useShown(100, 200)
  const { data: list } = useSuspenseQuery(listQuery(item, submission, newest.shown))
  useTitle(list.title)
  return <ListDesk key={`${item} ${list.submission?.version ?? 0}`} list={list} newest={newest} />
}

function ListDesk({ list, newest }: { list: ListView; newest: ReturnType<typeof useShown> }) {
  const draft = useListDraft(list)
  const [importing, setImporting] = useState(false)
  const { rows } = draft
  const { published, submission, item, columns, mayCollect } = list
  const problems = useMemo(
    () => (mayCollect ? checkLines(item, columns, rows, withoutDictionary) : []),
    [mayCollect, item, columns, rows],
  )
  const difference = useMemo(
    () => listDifference(item, list.publishedRows, rows),
    [item, list.publishedRows, rows],
  )
  const changes = difference.added.length + difference.removed.length + difference.changed.length
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/lists">清单公示</Link>
        </li>
        <li>{list.title}</li>
      </ol>
      <div className="page-title">
        <h1>{list.title}</h1>
        <span className={`tag ${published || list.records ? 'green' : ''}`}>
          {list.records
            ? '每一行单独公示、检索和存证'
            : published
              ? `第 ${published.version} 版，${published.on} 公布`
              : '还没有公布'}
        </span>
        <span className="sub">
          {list.agency && `${list.agency}，`}
          {list.within}，{list.channels.join('、')}
        </span>
      </div>
      {importing && (
        <ImportSheet
          list={list}
          rows={rows}
          onRows={(read) => draft.change({ rows: read })}
          onClose={() => setImporting(false)}
        />
      )}
      <div className="publicity">
        <div>
          {submission?.returned && (
            <MessageBar tone="amber">
              已退回：{list.history.at(-1)?.opinion}。修改后重新采集。
            </MessageBar>
          )}
          {!submission && published && changes === 0 && list.triggers.length === 0 && (
            <MessageBar tone="green">和已公布的一致，不需要调整。</MessageBar>
          )}
          <ReviewNotes list={list} />
          <DraftNotes draft={draft} />
          <ListChanges list={list} difference={difference} />
          <RowsTable
            columns={columns}
            rows={rows}
            problems={problems}
            saved={draft.saved}
            tools={
              mayCollect && (
                <Button size="small" look="outlined" onPress={() => setImporting(true)}>
                  从表格导入
                </Button>
              )
            }
            onChange={mayCollect ? (changed) => draft.change({ rows: changed }) : undefined}
          />
          {list.records && (
            <ShownRecords
              item={item}
              records={list.records}
              foot={<LeftOut left={list.records.left} what="条较早的" shown={newest} />}
            />
          )}
        </div>
        <aside className="rail" aria-label="办理">
          <ListActions list={list} draft={draft} problems={problems.length} />
          <ChainCard
            chain={list.chain}
            taken={list.submission?.taken ?? 0}
            history={list.history}
          />
        </aside>
      </div>
    </>
  )
}
