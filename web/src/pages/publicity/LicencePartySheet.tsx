import { useMutation, useQueryClient } from '@tanstack/react-query'
import { reportedPapers } from '@zhaofa/domain/identity-codes/identity-paper.ts'
import { useState } from 'react'
import { setLicenceParty, type LicenceParty } from '../../api/reporting.ts'
import { showToast } from '../../ui/toast.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'

type Props = { licence: { id: string; number: string; party: string }; onClose: () => void }

/** 补充相对人信息: what the platform wants and the public may not read. Stored sealed, never shown again. */
export function LicencePartySheet({ licence, onClose }: Props) {
  const queries = useQueryClient()
  const [party, setParty] = useState<LicenceParty>({
    name: '',
    representative: '',
    paper: '',
    paperNumber: '',
  })
  const saving = useMutation({
    mutationFn: () => setLicenceParty(licence.id, party),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/reports')
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
      onClose()
    },
  })
  const natural = licence.party.includes('某')
  const said = Object.values(party).some((text) => text.trim() !== '')
  const text = (name: keyof LicenceParty, label: string, maxLength: number) => (
    <div className="field">
      <label htmlFor={`party-${name}`}>{label}</label>
      <input
        id={`party-${name}`}
        className="input"
        autoComplete="off"
        maxLength={maxLength}
        value={party[name]}
        onChange={(event) => setParty({ ...party, [name]: event.target.value })}
      />
    </div>
  )
  return (
    <Sheet title="补充相对人信息" onClose={onClose}>
      <p>
        {licence.number}，{licence.party}
        。只用于上报信用平台，加密保存，不公示，也不再显示；重填会覆盖。
      </p>
      {natural
        ? text('name', '相对人姓名', 200)
        : text('representative', '法定代表人或者经营者', 50)}
      <div className="field">
        <label htmlFor="party-paper">
          证件类型
          {!natural && <span className="optional-mark">选填</span>}
        </label>
        <select
          id="party-paper"
          className="input"
          value={party.paper}
          onChange={(event) => setParty({ ...party, paper: event.target.value })}
        >
          <option value="">不填</option>
          {reportedPapers.map((paper) => (
            <option key={paper}>{paper}</option>
          ))}
        </select>
      </div>
      {text('paperNumber', '证件号码', 64)}
      <SheetFoot
        doing={saving}
        title="保存"
        blocked={said ? undefined : '还没有填'}
        onDo={() => saving.mutate()}
        onClose={onClose}
      />
    </Sheet>
  )
}
