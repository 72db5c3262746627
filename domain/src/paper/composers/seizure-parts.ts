import { measures } from '../../case/parts/seizure/codes.ts'
import { quantityText } from '../../case/parts/seizure/ledger.ts'
import type { ListedGood } from '../../case/parts/seizure/event.ts'
import { seizureOf, type Good, type Seizure } from '../../case/parts/seizure/slice.ts'
import type { CoerciveMeasure } from '../../reference/matter.ts'
import type { Block } from '../paper.ts'
import type { PaperSource } from '../paper-source.ts'

export const statute = '《中华人民共和国行政强制法》'

/** 扣押决定书: what was done stands in the title, not both words of the catalogue. */
export const decisionTitle = (measure: CoerciveMeasure): string => `${measures[measure]}决定书`

/** The number of the decision by which this seizure was made: each seizure made one, in the order of the acts. */
export function seizureNumber({ sealed, events }: PaperSource, no: number): string {
  const made = events.flatMap(({ event }) => (event.type === 'GoodsSeized' ? [event.seizure] : []))
  const numbers = sealed.filter(({ type }) => type === 'seizure_decision')
  return numbers[made.indexOf(no)]?.number ?? ''
}

/** 《扣押决定书》（四商封扣字〔2026〕3号） */
export function seizureDecisionText(source: PaperSource, seizure: Seizure): string {
  const number = seizureNumber(source, seizure.no)
  return `《${decisionTitle(seizure.measure)}》${number ? `（${number}）` : ''}`
}

export const seizureIn = ({ file }: PaperSource, no: number): Seizure | undefined =>
  seizureOf(file, no)

type Line = Pick<ListedGood, 'name' | 'condition' | 'place' | 'seal'> & {
  readonly no: number
  readonly amount: string
}

export const listedLine = (good: Good | ListedGood): Line => ({
  ...good,
  amount: `${good.quantity}${good.unit}`,
})

export const movedLine = (good: Good, quantity: number): Line => ({
  ...good,
  amount: quantityText(good, quantity),
})

/** 清单 as the law wants it on decisions and lists (强制法第24条第2款第3项). */
export const goodsTable = (lines: readonly Line[], amountTitle = '数量'): Block => ({
  kind: 'table',
  columns: [
    { title: '序号', share: 1.2, align: 'center' },
    { title: '名称、规格', share: 5 },
    { title: amountTitle, share: 2, align: 'center' },
    { title: '新旧、完好', share: 3 },
    { title: '原存放处', share: 3.4 },
    { title: '封签号', share: 2.4, align: 'center' },
  ],
  rows: lines.map(({ no, name, amount, condition, place, seal }) => [
    String(no),
    name,
    amount,
    condition,
    place,
    seal,
  ]),
})
