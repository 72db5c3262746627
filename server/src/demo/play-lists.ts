import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { listChain, type ListStep } from '@zhaofa/domain/disclosure/items/list-chain.ts'
import type { Row } from '@zhaofa/domain/disclosure/items/item-columns.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { viewList } from '../casework/lists/list-views.ts'
import { collectList, takeListStep } from '../casework/lists/submit-list.ts'
import type { World } from '../world.ts'
import type { Cast } from './stage.ts'

const published = [
  'pre_entrust',
  'pre_subject',
  'pre_officer',
  'pre_matter_list',
  'pre_benchmark',
  'pre_flowchart',
  'pre_remedy',
  'pre_major_catalog',
  'pre_doc_templates',
  'pre_service_guide',
  'pre_hearing_threshold',
  'pre_supervision_channel',
]

/** Lists nobody can derive: people write them. */
const written: Readonly<Record<string, readonly Row[]>> = {
  pre_entrust: [
    {
      entruster: '四平市商务局',
      entrustee: '四平市商务综合执法大队',
      matters: '单用途商业预付卡、商业特许经营、家庭服务业、零售促销等商务领域的行政检查和行政处罚',
      authority:
        '以四平市商务局的名义实施日常检查、调查取证和拟定处罚意见；重大执法决定由四平市商务局法制审核和集体讨论后作出；不得再委托其他组织或者个人',
      term: '自 2026年1月1日起至 2028年12月31日止',
      filedAt: '2026-01-08',
    },
  ],
}

/** Lists that were published with a line less first, so that there is a change to be seen. */
const grown: Readonly<Record<string, string>> = {
  pre_officer: '新增一名执法人员，证件核发后动态调整',
  pre_service_guide: '新增服务事项，编入服务指南',
}

/** 事前公开: the lists of the demo go the whole way; two of them twice, one waits at 市司法局. */
export async function playLists(world: World, cast: Cast): Promise<void> {
  const on = (day: string): World => ({
    ...world,
    clock: { now: () => new Date(`${day}T02:00:00.000Z`) },
  })
  for (const item of published) {
    const now = on('2026-01-12')
    const rows = await proposed(now, cast, item)
    const first = grown[item] === undefined ? rows : rows.slice(0, -1)
    await goThrough(now, cast, item, { rows: first, reason: '按照三项制度工作方案首次公布' })
    const reason = grown[item]
    if (reason) await goThrough(on('2026-07-06'), cast, item, { rows, reason })
  }
  const now = on('2026-11-20')
  const rows = await proposed(now, cast, 'pre_av_list')
  await goThrough(now, cast, 'pre_av_list', { rows, reason: '首次公布', until: 'judicial' })
}

const proposed = async (world: World, { collector }: Cast, item: string) =>
  written[item] ?? (await viewList(world, collector, item)).rows

async function goThrough(
  world: World,
  cast: Cast,
  item: string,
  { rows, reason, until }: { rows: readonly Row[]; reason: string; until?: ListStep['id'] },
): Promise<void> {
  const begun = await collectList(world, cast.collector, { item, version: 0, rows, reason })
  if (!begun.ok) throw new Error(`${item}: ${JSON.stringify(begun.refusal)}`)
  let { version } = begun.value
  for (const step of listChain(getDisclosureItemType(item)).slice(1)) {
    if (step.id === until) return
    const taken = await takeListStep(world, handOf(step, cast), {
      submissionId: begun.value.id,
      version,
      opinion: '同意',
      reply: step.outside ? '四司法审〔2026〕3号' : null,
    })
    if (!taken.ok) throw new Error(`${item} ${step.title}: ${taken.refusal.reason}`)
    version = taken.value.version
  }
}

function handOf({ role, outside }: ListStep, cast: Cast): Actor {
  if (outside) return cast.publisher
  switch (role) {
    case 'department-head':
      return cast.departmentHead
    case 'legal-reviewer':
      return cast.reviewer
    case 'disclosure-checker':
      return cast.checker
    case 'agency-head':
      return cast.agencyHead
    default:
      return cast.publisher
  }
}
