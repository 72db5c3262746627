import { approveImport, proposeImport } from '../office/old-cases/case-imports.ts'
import { readOnTrial } from '../office/old-cases/read-on-trial.ts'
import type { World } from '../world.ts'
import { demoDays } from './demo-days.ts'
import { fictionalUscc } from './fictional-codes.ts'
import type { Cast } from './stage.ts'

const heading =
  '文号,处罚程序,当事人名称,当事人类型,证照号码,案由,立案日期,决定日期,处理结果,处罚种类,罚款金额（元）,是否法制审核,法制审核结论,结案日期,档号,保管期限,页数'

/** What the office kept in a table of its own, before and after the law was revised. */
const rows = [
  `四商罚决字〔2017〕3号,一般程序,四平市旧时光商行（虚构）,个体工商户,220300000000123,单用途商业预付卡未备案,2017-03-06,2017-05-10,行政处罚,警告、罚款,5000,,,2017-06-30,SPSW·2017·D10-0003,10年,42`,
  `四商罚决字〔2019〕12号,一般程序,四平市北风家电维修有限公司（虚构）,单位,${fictionalUscc(881)},维修经营者未明示收费标准,2019-03-04,2019-04-12,行政处罚,罚款,3000,是,同意,2019-06-28,SPSW·2019·D10-0012,10年,38`,
  `四商罚决字〔2020〕5号,一般程序,四平市北风家电维修有限公司（虚构）,单位,${fictionalUscc(881)},维修经营者未明示收费标准,2020-08-03,2020-09-15,行政处罚,罚款,8000,是,修改后同意,2020-11-30,SPSW·2020·D30-0005,30年,51`,
  `四商罚决字〔2022〕9号,普通程序,四平市南湖商贸有限公司（虚构）,单位,${fictionalUscc(882)},单用途商业预付卡未备案,2022-02-21,2022-04-18,不予行政处罚,,,是,同意,2022-05-20,SPSW·2022·D10-0009,10年,33`,
]

/** 旧案导入 of the demo: four decisions of before, proposed by the archivist and approved by the head. */
export async function playOldCases(
  world: World,
  { archivist, departmentHead }: Cast,
  days = demoDays(world.clock.now()),
): Promise<void> {
  const at = (instant: string) => ({ ...world, clock: { now: () => days.at(instant) } })
  const bytes = Buffer.from(`${heading}\n${rows.join('\n')}\n`)
  const morning = at('2026-11-09T01:00:00.000Z')
  const file = { name: '市商务局旧案目录.csv', bytes }
  const { fileId } = done(await readOnTrial(morning, archivist, file))
  const reason = '使用本系统以前办结的案件，已与档案室目录核对'
  const { importId } = done(await proposeImport(morning, archivist, { fileId, reason }))
  const approval = { importId, version: 1, opinion: '同意导入', confirmedBy: 'password' } as const
  done(await approveImport(at('2026-11-09T06:00:00.000Z'), departmentHead, approval))
}

type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; refusal: unknown }

function done<T>(outcome: Done<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome.refusal))
}
