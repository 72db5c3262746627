import { partyParts } from '@zhaofa/domain/case/party-parts.ts'
import { useQuery } from '@tanstack/react-query'
import type { KnownFirmView } from '@zhaofa/contract'
import { isSameFirmName } from '@zhaofa/domain/case/firm-name.ts'
import { nameBeforeReasons } from '@zhaofa/domain/case/party.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import { knownFirmQuery } from '../api/party-reading.ts'
import { Button } from '../ui/Button.tsx'
import { FieldFrame } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import { partyKinds } from './party-fields.ts'
import { Picks } from './PickFields.tsx'
import { words } from './TextFields.tsx'

type Props = {
  party: Record<string, unknown>
  path: string
  onFill: (filled: Record<string, unknown>, kind: KnownFirmView['kind']) => void
  onSettle: (nameBefore: { name: string; because: string }) => void
}

/** What earlier cases know of the code that was typed: offered where nothing stands yet, asked where it differs. */
export function KnownFirmNote({ party, path, onFill, onSettle }: Props) {
  const code = words(party['uscc']).trim().toUpperCase()
  const { caseId } = useForm()
  const { data } = useQuery({
    ...knownFirmQuery(code, caseId),
    enabled: usccProblem(code) === null,
  })
  const firm = usccProblem(code) === null ? data?.firm : null
  if (!firm) return null
  const name = words(party['name']).trim()
  if (!firm.register?.only && name !== '' && !isSameFirmName(name, firm.name)) {
    return <OtherName {...{ firm, party, path, onFill, onSettle }} />
  }
  const filled = blanksFrom(firm, party)
  const others = firm.otherNames.length > 0 ? `，以前还登记过“${firm.otherNames.join('”“')}”` : ''
  return (
    <div className="known-firm" role="status">
      <span>
        {knownBy(firm)}，名称“{firm.name}”{others}。
        {firm.register?.struckOff && '名录里已登记为注销、吊销，请核对。'}
      </span>
      {Object.keys(filled).length > 0 && (
        <Button look="outlined" onPress={() => onFill(filled, firm.kind)}>
          填入 {Object.keys(filled).length} 项：{titlesOf(firm.kind, filled)}
        </Button>
      )}
    </div>
  )
}

const knownBy = ({ cases, register }: KnownFirmView) => {
  if (cases > 0) return `本局办过 ${cases} 件这个代码的案件`
  return register?.only ? '检查对象名录里有这个代码' : '本局检查过这个代码的企业'
}

/** One code, two names: a firm that was renamed, a mistake of then, or a mistake of now. */
function OtherName({ firm, party, path, onFill, onSettle }: Props & { firm: KnownFirmView }) {
  const answer = party['nameBefore'] as { because?: string } | undefined
  const field = {
    label: `这个代码在本局的案件里登记的是“${firm.name}”`,
    hint: '一个代码只属于一个单位。请看着营业执照选一项，随案卷保存',
    required: true,
    basis: null,
  }
  const options = [
    ...Object.entries(nameBeforeReasons).map(([value, label]) => ({ value, label })),
    { value: now, label: `现在填错了，改为“${firm.name}”` },
  ]
  return (
    <FieldFrame field={field} path={`${path}.nameBefore`} group>
      <Picks
        kind="radio"
        options={options}
        picked={(each) => each === answer?.because}
        onPick={(because) =>
          because === now
            ? onFill({ name: firm.name }, firm.kind)
            : onSettle({ name: firm.name, because })
        }
      />
    </FieldFrame>
  )
}

const now = 'now'

/** What earlier cases and the register know and nobody has typed here. */
function blanksFrom(firm: KnownFirmView, party: Record<string, unknown>): Record<string, string> {
  const representative = firm.kind === 'sole-trader' ? 'operator' : 'legalRepresentative'
  // The newer of the last case and the register; what it does not say, the other does.
  const [first, second] = firm.register?.newer ? [firm.register, firm] : [firm, firm.register]
  const known = {
    name: first.name,
    [representative]: first.representative || (second?.representative ?? ''),
    address: first.address || (second?.address ?? ''),
  }
  return Object.fromEntries(
    Object.entries(known).filter(
      ([name, value]) => value !== '' && words(party[name]).trim() === '',
    ),
  )
}

function titlesOf(kind: KnownFirmView['kind'], filled: Record<string, string>): string {
  if (!partyKinds.some(({ value }) => value === kind)) return ''
  return partyParts(kind, {})
    .filter(({ name }) => name in filled)
    .map(({ label }) => label)
    .join('、')
}
