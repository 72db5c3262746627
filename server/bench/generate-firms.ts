import { buffer } from 'node:stream/consumers'
import { fictionalUscc } from '../src/demo/fictional-codes.ts'
import type { Cast } from '../src/demo/stage.ts'
import { xlsxFile } from '../src/documents/sheets/xlsx.ts'
import { approveFirmImport, proposeFirmImport } from '../src/office/inspection/firm-imports.ts'
import { readFirmsOnTrial } from '../src/office/inspection/firms-on-trial.ts'
import type { World } from '../src/world.ts'

const titles = [
  '统一社会信用代码',
  '名称',
  '法定代表人',
  '地址',
  '位置',
  '行业',
  '区域',
  '风险等级',
]
const words = ['宏远', '恒信', '金鼎', '瑞丰', '永盛', '华泰', '嘉禾', '顺达', '万家', '天成']
const trades = ['贸易', '汽车销售', '家电维修', '石油', '家政服务', '典当', '拍卖', '餐饮管理']
const districts = ['铁西区', '铁东区', '梨树县', '伊通满族自治县', '双辽市']

const pick = (all: readonly string[], n: number) => all[n % all.length] ?? ''
/** The name of the n-th firm. */
export const nameOf = (n: number) =>
  `四平市${pick(words, n)}${pick(words, Math.floor(n / 10))}${pick(trades, n)}${n}有限公司`

async function* rows(count: number, moved: number) {
  for (let n = 1; n <= count; n++) {
    // A thousand and one wrong codes, to be told.
    const code = n % 100 === 7 ? `${fictionalUscc(n).slice(0, 17)}?` : fictionalUscc(n)
    const address = `四平市${pick(districts, n)}示例路 ${n + (n % 10 === 0 ? moved : 0)} 号`
    const place = `43.${100_000 + n},124.${300_000 + n}`
    const said = [code, nameOf(n), `王${pick(words, n)}`, address, place]
    yield await Promise.resolve([
      ...said,
      ...[pick(trades, n), pick(districts, n), 'ABCD'[n % 4] ?? ''],
    ])
  }
}

/** A table of `count` firms; in the second year a tenth of them `moved`. */
export const firmFile = (count: number, moved: number): Promise<Buffer> =>
  buffer(
    xlsxFile({
      sheet: '检查对象',
      columns: titles.map((title) => ({ title, type: 'text' as const })),
      rows: rows(count, moved),
      at: new Date(0),
    }),
  )

/** Brings a register of `count` firms in, as two people do. */
export async function fillRegister(
  world: World,
  { officers, departmentHead }: Cast,
  count: number,
) {
  const file = { name: '名录.xlsx', bytes: await firmFile(count, 0) }
  const trial = await readFirmsOnTrial(world, officers[0], file)
  if (!trial.ok) throw new Error(trial.refusal.reason)
  const { fileId } = trial.value
  const proposed = await proposeFirmImport(world, officers[0], { fileId, reason: '移交' })
  if (!proposed.ok) throw new Error(proposed.refusal.reason)
  const approval = { version: 1, opinion: '', confirmedBy: 'password' as const }
  const came = await approveFirmImport(world, departmentHead, { ...proposed.value, ...approval })
  if (!came.ok) throw new Error(came.refusal.reason)
}
