import { describe, expect, test } from 'vitest'
import { on } from '../../../../test/amending.ts'
import { people } from '../../../../test/circumstances.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import type { Sample } from '../../../../test/sample-facts.ts'
import { papersMade, recordedCourse } from '../../../../test/sample-papers.ts'
import { paperText } from '../../../paper/paper.ts'
import { readForm } from '../../../kernel/read-form.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { actsOf, limitsOf, standingOfAct } from '../../procedures.ts'
import { amending, problems } from '../../../../test/amending.ts'
import { mayReadInformant } from '../clue/informant.ts'
import { changeText, limitChangeText } from './changes.ts'

type Clue = Extract<CaseEvent, { type: 'ClueRegistered' }>

const [, registered] = mainCourse[0] ?? []
if (registered?.type !== 'ClueRegistered') throw new Error('the course begins with a clue')
const clueWith = (change: Partial<Clue>): Sample => ['2026-10-08', { ...registered, ...change }]
const until = (type: CaseEvent['type'], change: Partial<Clue> = {}): CaseFile => {
  const end = mainCourse.findIndex(([, each]) => each.type === type)
  return foldCase('c1', 'a1', recordedCourse([clueWith(change), ...mainCourse.slice(1, end + 1)]))
}

const at = on('2026-10-14')
const sealed = '00000000-0000-4000-8000-0000000000f1'
const why = { amendmentReason: '登记时漏选。', proof: '来信原件' }
const actOf = (file: CaseFile) => {
  const found = actsOf(file).find(({ id }) => id === 'amend-informant')
  if (!found) throw new Error('every case has it')
  return found
}
const checked = (file: CaseFile, input: Record<string, unknown>) => {
  const act = actOf(file)
  const read = readForm(act.form, { ...why, ...input })
  if (!read.ok)
    return (read.refusal.fields ?? []).map(({ field, message }) => `${field}：${message}`)
  return (act.checks?.(file, read.value, at) ?? []).map(
    ({ field, message }) => `${field}：${message}`,
  )
}
const done = (file: CaseFile, input: Record<string, unknown>) => {
  const act = actOf(file)
  const read = readForm(act.form, { ...why, ...input })
  if (!read.ok) throw new Error('the form is filled in')
  const by = { id: at.actor.id, name: at.actor.name }
  return happen(file, act.events(file, read.value, at), { at: at.now, by, approvals: [] })
}

const named = until('CaseFiled')
const anonymous = until('CaseFiled', { named: false })
const toldAlready = until('InformantTold')
const titles = (file: CaseFile) => limitsOf(file, at).map(({ title }) => title)

describe('what of the informant may be put right', () => {
  test.each<[string, CaseFile, Record<string, unknown>, string[]]>([
    ['another name or contact', named, { named: true, informant: sealed }, []],
    ['that there is none', named, { named: false }, []],
    ['that there is one', anonymous, { named: true, informant: sealed }, []],
    [
      'a real name without name and contact',
      anonymous,
      { named: true },
      [
        'informant：实名举报须在作出是否立案的决定后告知举报人，请填写举报人的姓名和联系方式（另行加密保存）',
      ],
    ],
    [
      'what is typed and not sealed',
      named,
      { named: true, informant: { sealed: false } },
      ['informant：改动以后须先按“加密保存”'],
    ],
    ['nothing', named, { named: true }, ['named：没有改动任何一处，无须更正']],
    [
      'nothing, where nobody is named',
      anonymous,
      { named: false },
      ['named：没有改动任何一处，无须更正'],
    ],
    [
      'no word on who was told, once somebody was',
      toldAlready,
      { named: true, informant: sealed },
      ['tellAgain：请填写“是否须重新告知举报人”'],
    ],
    ['that the right person was not told', toldAlready, { named: true, tellAgain: true }, []],
  ])('%s', (_, file, input, wrong) => {
    expect(checked(file, input)).toEqual(wrong)
  })

  test.each<[string, Clue['source'], boolean]>([
    ['a report', 'report', true],
    ['a complaint', 'complaint', true],
    ['what the agency saw itself', 'inspection', false],
  ])('is offered for %s: %s', (_, source, offered) => {
    const file = until('CaseFiled', { source })
    expect(actOf(file).applies?.(file, at)).toBe(offered)
  })
})

describe('what follows from whether the report was under a real name', () => {
  test('a limit to tell the informant, counted from the filing, and the act', () => {
    expect(titles(anonymous)).not.toContain('告知举报人')
    const { file: after } = done(anonymous, { named: true, informant: sealed })
    expect(after.clue?.named).toBe(true)
    expect(titles(after)).toContain('告知举报人')
    expect(after.amendments[0]?.limits.map(limitChangeText)).toEqual([
      expect.stringMatching(/^告知举报人到 2026-10-\d\d 届满$/),
    ])
    const tell = actsOf(after).find(({ id }) => id === 'tell-informant')
    expect(tell?.applies?.(after, at)).toBe(true)
  })

  test('is no duty any more where nobody gave a name', () => {
    const { file: after } = done(named, { named: false })
    expect(titles(after)).not.toContain('告知举报人')
    expect(after.amendments[0]?.limits.map(limitChangeText)).toEqual([
      expect.stringMatching(/^告知举报人（原到 2026-10-\d\d 届满）不再计算$/),
    ])
  })

  test('whoever was told in another’s place was not told: the duty stands again', () => {
    expect(toldAlready.clue?.informantToldOn).not.toBeNull()
    const { file: after } = done(toldAlready, { named: true, informant: sealed, tellAgain: true })
    const limit = limitsOf(after, at).find(({ title }) => title === '告知举报人')
    expect(limit?.instance.ended).toBeNull()
    const tell = actsOf(after).find(({ id }) => id === 'tell-informant')
    expect(tell && standingOfAct(tell, after, at).can).toBe(true)
  })

  test('a source behind which nobody stands waits until the informant is put right', () => {
    const source = { source: 'inspection' }
    const clue = amending(named, 'ClueRegistered')
    expect(problems(named, clue, source, at)).toMatchObject([{ field: 'source' }])
    const quiet = amending(anonymous, 'ClueRegistered')
    expect(problems(anonymous, quiet, source, at)).toEqual([])
  })
})

describe('nothing of who it is leaves what is sealed', () => {
  test('the event, its changes and its form say that it changed, and by which seal', () => {
    const { file: after, recorded } = done(named, { named: true, informant: sealed })
    expect(recorded[0]?.event).toMatchObject({ named: true, informant: sealed, tellAgain: false })
    expect(after.amendments[0]?.changes.map(changeText)).toEqual([
      '举报人的姓名和联系方式：“原来登记的（加密，不显示）”更正为“重新登记的（加密，不显示）”',
    ])
    const before = recordedCourse(mainCourse.slice(0, named.version))
    const papers = papersMade([...before, ...recorded])
    const form = papers.find(({ type }) => type === 'record_amendment')
    expect(form && paperText(form)).toContain('另行加密登记，不入卷')
  })

  test('the case is the same when it is folded again', () => {
    const { file: after, recorded } = done(named, { named: false })
    const before = recordedCourse(mainCourse.slice(0, named.version))
    expect(foldCase('c1', 'a1', [...before, ...recorded])).toEqual(after)
  })

  test.each<[string, string, boolean]>([
    ['whoever took the report', named.openedBy, true],
    ['an officer who handles the case', people.wang, true],
    ['the head of the department', people.head, false],
    ['the reviewer', people.reviewer, false],
  ])('%s reads it: %s', (_, person, may) => {
    expect(mayReadInformant(named, person)).toBe(may)
  })

  test('nobody who had to step aside reads it, and nobody else puts it right', () => {
    const since = '2026-10-13T00:00:00.000Z'
    const left = { ...named, recused: [{ person: people.wang, since }] }
    expect(mayReadInformant(left, people.wang)).toBe(false)
    const stranger = {
      ...at,
      actor: { id: people.deputy, name: '孙副局', roles: ['officer'] as const },
    }
    expect(standingOfAct(actOf(named), named, stranger)).toMatchObject({ can: false })
  })
})
