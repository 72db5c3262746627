import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { messageOf } from '../../api/problem.ts'
import { administer, readsQuery } from '../../api/administration.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { chinaDay, chinaSeconds } from '../../ui/days.ts'
import { OpenSet } from './OpenSet.tsx'
import { useOpenSet } from './use-open-set.ts'

/** 查阅记录: who opened what is kept from most, and when; not what it says. */
export function ReadsSection() {
  const set = useOpenSet('reads')
  const list = useInfiniteQuery(readsQuery(set))
  const queries = useQueryClient()
  const reads = (list.data?.pages ?? []).flatMap((page) => page.reads)
  const newest = reads[0]
  const looking = useMutation({
    mutationFn: (until: string) => administer('POST', 'reads/look', { until }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  })
  if (list.error) return <Empty title={messageOf(list.error)} />
  if (!list.data) return <Skeleton rows={8} />
  return (
    <section className="card" aria-label="查阅记录">
      <div className="filters">
        <span className="sub">
          证据、签名的文书、证件号码和电话、举报人和来信人的身份：每一次打开都在这里，并存证。
        </span>
        {set && <OpenSet set={set} section="reads" />}
        <span className="spacer" />
        <Button
          look="outlined"
          size="small"
          busy={looking.isPending}
          blocked={reads.some(({ isNew }) => isNew) ? undefined : '没有新的查阅'}
          onPress={() => newest && looking.mutate(newest.at)}
        >
          已经看过
        </Button>
      </div>
      {looking.error && <FaultBar fault={looking.error} />}
      {reads.length === 0 ? (
        <Empty title={set ? '上次查看以后没有新的查阅' : '还没有查阅'} />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>时间</th>
              <th>查阅人</th>
              <th>内容</th>
              <th>编号</th>
            </tr>
          </thead>
          <tbody>
            {reads.map(({ id, at, by, what, of, isNew }) => (
              <tr key={id}>
                <td data-label="时间" className="nowrap">
                  {chinaDay(at)} {chinaSeconds(at)}
                  {isNew && <span className="tag amber">新</span>}
                </td>
                <td data-label="查阅人">{by}</td>
                <td data-label="内容">{what}</td>
                <td data-label="编号" className="sub">
                  {of}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NextPage list={list} />
    </section>
  )
}
