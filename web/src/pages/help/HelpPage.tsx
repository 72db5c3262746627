import { KeyTable } from '../../app/KeyTable.tsx'
import { useTitle } from '../../ui/use-title.ts'

const topics: readonly [title: string, words: string][] = [
  [
    '从哪里开始',
    '“我的工作”列出待您办理的事项，先到期的在前。在“登记线索”登记新的线索；其他事项从案件页办理。',
  ],
  [
    '填写',
    '案卷已有的内容已填好，请核对。填写的内容随时保存；断网时存在本机，恢复后自动提交，只提交一次。',
  ],
  ['期限', '点期限标签可以看起算日、逐日计算和依据。当事人逾期与本机关逾期分别标明。'],
  [
    '填错了',
    '没有审批的，可以撤回提交；已经入卷的，在案件页该条记录旁办理“更正”，原来的文字留在案卷。',
  ],
  [
    '签名和送达',
    '要签名的文书先用印，再请本人在手机上看完签名，或者打印签名后扫描，扫描件按页脚二维码归入原文书；没有凭证不算送达。',
  ],
  ['暂不能办理', '每一项都写明缺少的条件、依据的条文和可以办理的时间。'],
]

/** 帮助: how one works with the office, and its keys. */
export function HelpPage() {
  useTitle('帮助')
  return (
    <>
      <div className="page-title">
        <h1>帮助</h1>
      </div>
      <section className="card below-14" aria-label="使用说明">
        <dl className="facts roomy">
          {topics.map(([title, words]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card" aria-label="快捷键">
        <div className="card-head">
          <h2>快捷键</h2>
        </div>
        <KeyTable />
      </section>
    </>
  )
}
