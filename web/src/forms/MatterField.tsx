import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { mattersQuery } from '../api/options.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

/** 执法事项: chosen by words or code; its articles are shown, never typed. */
export function MatterField({ field, path, value, onChange }: FieldProps) {
  const { data } = useQuery(mattersQuery)
  const matters = data?.matters ?? []
  const chosen = matters.find(({ code }) => code === value)
  return (
    <>
      <FieldFrame field={field} path={path}>
        <MatterSelect
          options={matters.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      </FieldFrame>
      {chosen && (
        <dl className="facts above-8">
          <div>
            <dt>违反</dt>
            <dd>{chosen.violationBasis}</dd>
          </div>
          <div>
            <dt>处罚依据</dt>
            <dd>{chosen.penaltyBasis}</dd>
          </div>
          <div>
            <dt>处罚内容</dt>
            <dd>
              {chosen.penaltyText}{' '}
              {chosen.mustOrderCorrectionFirst && <span className="tag blue">先责令改正</span>}{' '}
              {chosen.toVerify && <span className="tag amber">条文待核对</span>}
            </dd>
          </div>
        </dl>
      )}
    </>
  )
}

function MatterSelect(props: {
  options: { value: string; label: string }[]
  value: string | null
  onChange: (code: string | null) => void
}) {
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      {...(invalid && { status: 'error' as const })}
      className="pick"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="输入事项的几个字或者编码"
      options={props.options}
      value={props.value}
      onChange={(code: string | undefined) => props.onChange(code ?? null)}
    />
  )
}
