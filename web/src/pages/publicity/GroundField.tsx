import {
  exceptionsOf,
  withholdingGrounds,
  type ProposableGround,
} from '@zhaofa/domain/publicity/notice/withheld.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'

const grounds = Object.keys(exceptionsOf) as ProposableGround[]

type Props = { ground: ProposableGround | null; onChoose: (ground: ProposableGround) => void }

/** 不予公开的依据: one of the grounds of the law, with its article and when it does not hold. */
export function GroundField({ ground, onChoose }: Props) {
  const exception = ground && exceptionsOf[ground]
  return (
    <div className="field">
      <label htmlFor="withholding-ground">依据</label>
      <select
        id="withholding-ground"
        className="input"
        value={ground ?? ''}
        aria-describedby={exception ? 'withholding-exception' : undefined}
        onChange={(event) => onChoose(event.target.value as ProposableGround)}
      >
        <option value="" disabled>
          请选择
        </option>
        {grounds.map((each) => (
          <option key={each} value={each}>
            {withholdingGrounds[each].title}（{citationText(withholdingGrounds[each].because)}）
          </option>
        ))}
      </select>
      {exception && (
        <p className="sub" id="withholding-exception">
          {exception}
        </p>
      )}
    </div>
  )
}
