import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { LinearStep, LinearStepId } from '@zhaofa/domain/publicity/chain/step-table.ts'
import { listChain } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { viewList } from '../office/publicity/lists/list-views.ts'
import { collectList, takeListStep } from '../office/publicity/lists/submit-list.ts'
import type { World } from '../world.ts'
import { demoDays } from './demo-days.ts'
import { playBenchmarks } from './play-benchmarks.ts'
import type { Cast } from './stage.ts'
import { writtenLists } from './written-lists.ts'

/** Derived from what the system knows, published together at the start of the year. */
const derived = [
  'pre_subject',
  'pre_officer',
  'pre_power_list',
  'pre_matter_list',
  'pre_supervision_catalog',
  'pre_inspection_item_list',
  'pre_random_list',
  'pre_benchmark',
  'pre_no_penalty_list',
  'pre_flowchart',
  'pre_review_flow',
  'pre_remedy',
  'pre_major_catalog',
  'pre_doc_templates',
  'pre_service_guide',
  'pre_hearing_threshold',
  'pre_supervision_channel',
  'in_window_board',
]

/** Lists that were published with a line less first, so that there is a change to be seen. */
const grown: Readonly<Record<string, string>> = {
  pre_officer: '新增一名执法人员，证件核发后动态调整',
  pre_service_guide: '新增服务事项，编入服务指南',
}

/** Came into force in the year of the demo; lines that rest on it came with it. */
const newCode = '中华人民共和国生态环境法典'

/** 清单公示 of the demo: the lists go the whole way; some twice, one waits at 市司法局. */
export async function playLists(
  world: World,
  cast: Cast,
  days = demoDays(world.clock.now()),
): Promise<void> {
  const on = (day: string): World => ({
    ...world,
    clock: { now: () => days.at(`${day}T02:00:00.000Z`) },
  })
  const first = '按照三项制度工作方案首次公布'
  await playBenchmarks(world, cast, days.on('2026-01-08'))
  // 委托书 first: the list of subjects points at it.
  for (const [item, { rows, on: day = '2026-01-12' }] of Object.entries(writtenLists(days))) {
    await goThrough(on(day), cast, item, { rows, reason: first })
  }
  for (const item of derived) {
    const now = on('2026-01-12')
    const rows = await proposed(now, cast, item)
    const before = rows.filter((row) => !Object.values(row).some((text) => text.includes(newCode)))
    const renewed = before.length < rows.length
    const reason = grown[item] ?? (renewed ? `《${newCode}》施行，更新依据` : undefined)
    if (reason === undefined) {
      await goThrough(now, cast, item, { rows, reason: first })
      continue
    }
    const begun = renewed ? before : rows.slice(0, -1)
    await goThrough(now, cast, item, { rows: begun, reason: first })
    await goThrough(on(renewed ? '2026-08-17' : '2026-07-06'), cast, item, { rows, reason })
  }
  const rows = await proposed(on('2026-11-20'), cast, 'pre_av_list')
  // Four scenes first: the newest version is on its way.
  await goThrough(on('2026-01-12'), cast, 'pre_av_list', { rows: rows.slice(0, 4), reason: first })
  await goThrough(on('2026-11-20'), cast, 'pre_av_list', {
    rows,
    reason: '音像记录扩大到各类执法的全部环节',
    until: 'judicial',
  })
}

const proposed = async (world: World, { collector }: Cast, item: string) =>
  (await viewList(world, collector, item)).rows

/** One submission from its collection to its publication, or as far as `until`. */
export async function goThrough(
  world: World,
  cast: Cast,
  item: string,
  { rows, reason, until }: { rows: readonly Row[]; reason: string; until?: LinearStepId },
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

function handOf({ by: [role], outside }: LinearStep, cast: Cast): Actor {
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
    case 'disclosure-publisher':
      return cast.publisher
    // A chain that the law may change, and a cast of the demo: who is missing is told.
    default:
      throw new Error(`The demo has nobody for the step of ${role}`)
  }
}
