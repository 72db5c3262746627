import { expect, test } from 'vitest'
import { flowcharts } from './flowchart.ts'

const chart = (id: string) => {
  const found = flowcharts.find((each) => each.id === id)
  if (!found) throw new Error(id)
  return found
}
const step = (id: string, title: string) => {
  const found = chart(id).steps.find((each) => each.title === title)
  if (!found) throw new Error(title)
  return found
}

test('eight flowcharts: the five procedures that run and three outlines', () => {
  expect(flowcharts.map(({ title }) => title)).toEqual([
    '行政处罚普通程序',
    '简易程序（当场处罚）',
    '听证',
    '查封、扣押',
    '行政检查',
    '行政许可',
    '重大执法决定法制审核',
    '公示',
  ])
})

test('no procedure is drawn twice: one that runs has no outline', () => {
  const ids = flowcharts.map(({ id }) => id)

  expect(new Set(ids).size).toBe(ids.length)
})

test('every way of every chart leads to a box of that chart or out of it', () => {
  for (const { id, steps } of flowcharts) {
    const known = new Set(steps.map((each) => each.id))
    for (const { exits } of steps)
      for (const { to, title } of exits)
        expect(to === null || known.has(to), `${id} ${title}`).toBe(true)
  }
})

test('a hearing is asked for within five working days and notified seven before (处罚法第64条)', () => {
  const hear = step('ordinary-penalty', '听证')
  expect(hear.limits).toEqual([
    '告知书送达起 5 个工作日内要求听证',
    '听证举行日 7 个工作日前通知听证的时间、地点',
  ])
  expect(hear.basis.map(({ article }) => article)).toEqual([63, 64])
})

test('a summary penalty whose facts are disputed leaves the chart for 普通程序 (处罚法第54条)', () => {
  expect(step('summary-penalty', '告知并听取陈述').exits).toContainEqual({
    to: 'convert',
    title: '转普通程序',
    when: '事实不清、有异议、超过数额或者需要没收',
  })
  expect(step('summary-penalty', '转普通程序').exits).toEqual([])
})

test('goods whose urgent seizure the head refuses leave by the release (强制法第19条)', () => {
  expect(step('seizure', '负责人批准').exits).toContainEqual({
    to: 'seizure-release',
    title: '解除',
    when: '当场实施后不批准',
  })
  expect(step('seizure', '保管').limits).toEqual(['查封扣押实施起 30 日内作出处理决定'])
})
