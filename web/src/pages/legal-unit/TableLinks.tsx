import type { LegalUnitTable } from '@zhaofa/contract'
import { unitTableUrl } from '../../api/legal-unit.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'

/** The same rows as a file, or on paper. */
export function TableLinks({ table, year }: { table: LegalUnitTable; year?: number }) {
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          className={buttonClass('quiet', 'small')}
          href={unitTableUrl(table, format, year)}
          download
        >
          {format === 'xlsx' ? '导出 XLSX' : '导出 CSV'}
        </a>
      ))}
      <Button look="quiet" size="small" onPress={() => window.print()}>
        打印
      </Button>
    </>
  )
}
