import { Icon } from '../ui/Icon.tsx'

/** 检查材料: what a visit without a phone takes along, as one file for the printer. */
export function PrintSetCard({ caseId }: { caseId: string }) {
  return (
    <section className="card along below-16" aria-label="检查材料">
      <p className="sub">
        打印一份带去：通知书交给企业，笔录和证据提取单现场手写、签名。回来把写好的每一页扫描归档，再照着登记到场和笔录。
      </p>
      <a className="file" href={`/api/cases/${caseId}/print-set`} target="_blank" rel="noreferrer">
        <Icon name="paper" />
        <span>检查材料（一份 PDF，直接打印）</span>
      </a>
    </section>
  )
}
