import { apart, named, total, type Candidate, type Name } from './name-candidates.ts'
import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'

const joint = /^(?:、|,|和|及|与|以及|\/|;|\n)$/
/** Beside a name in a row of names less is enough. */
const rowScore = 2.5
const rowBonus = 2
const maxRow = 200

/** 王芳、李四和欧阳春生: who stands beside a name with nothing but a joint between them is one too. */
export function withRows(
  reading: Reading,
  names: readonly Name[],
  candidates: readonly Candidate[],
): Name[] {
  const byFrom = Map.groupBy(candidates, ({ from }) => from)
  const found = [...names]
  const starts = new Set(names.map(({ from }) => from))
  for (const first of names) {
    let last = first
    for (let count = 0; count < maxRow; count++) {
      const at = afterJoint(reading, last.to)
      if (at === null || starts.has(at)) break
      const next = bestNext(reading, byFrom.get(at) ?? [], last)
      if (!next) break
      last = next
      found.push(last)
      starts.add(at)
    }
  }
  return officersTogether(reading, apart(found))
}

function bestNext(
  reading: Reading,
  candidates: readonly Candidate[],
  last: Name,
): Name | undefined {
  const [next] = candidates
    .filter((each) => total(each) >= rowScore)
    .filter((each) => reading.text.charAt(each.from - 1) !== '\n' || fillsLine(reading, each))
    .map((each) => named(each, rowBonus))
    .sort((a, b) => b.score - a.score)
  if (!next) return undefined
  const kind = last.said.kind === 'informant' ? 'informant' : next.said.kind
  const reason = next.said.reason ?? '和前面的姓名并列的姓名'
  return { ...next, said: { ...next.said, kind, reason } }
}

/** 签到表: below each other, names stand alone. */
const fillsLine = ({ text, blankBefore }: Reading, { to }: Candidate): boolean =>
  to >= text.length || text.charAt(to) === '\n' || blankBefore[to] === 1

function afterJoint({ text, blankBefore }: Reading, end: number): number | null {
  if (blankBefore[end] === 1 && isHan(text.charCodeAt(end))) return end
  const length = [2, 1].find((each) => joint.test(text.slice(end, end + each)))
  return length === undefined ? null : end + length
}

/** 执法人员张三、李四（执法证号…）: each is as public as the other. */
function officersTogether(reading: Reading, names: readonly Name[]): Name[] {
  const joined = (one: Name | undefined, other: Name | undefined) =>
    one !== undefined &&
    other !== undefined &&
    afterJoint(reading, one.to) === other.from &&
    /^[、,和与]/.test(reading.text.slice(one.to, other.from))
  const officer = names.map(({ said }) => said.acts === 'officer')
  for (let i = 1; i < names.length; i++)
    officer[i] ||= officer[i - 1] === true && joined(names[i - 1], names[i])
  for (let i = names.length - 2; i >= 0; i--)
    officer[i] ||= officer[i + 1] === true && joined(names[i], names[i + 1])
  return names.map((name, i) =>
    officer[i] ? { ...name, said: { ...name.said, acts: 'officer' as const } } : name,
  )
}
