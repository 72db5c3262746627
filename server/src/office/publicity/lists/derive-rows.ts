import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { factorLine } from '@zhaofa/domain/discretion/factors.ts'
import { documentCatalogue } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { serviceMatters } from '@zhaofa/domain/reference/matters.ts'
import { procedureOutlines } from '@zhaofa/domain/reference/procedure-outlines.ts'
import { recordingScenes } from '@zhaofa/domain/reference/recording-scenes.ts'
import { limitCount, limitSentence } from '@zhaofa/domain/deadline/limit-words.ts'
import { procedures } from '@zhaofa/domain/case/procedures.ts'
import type { DiscretionTier, Matter, ServiceMatter } from '@zhaofa/domain/reference/matter.ts'
import { matterStanding } from '@zhaofa/domain/reference/matter-standing.ts'
import { flowchartsOfMatter } from '@zhaofa/domain/case/flowchart.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { isPublished } from '../../../storage/publication/lists/list-versions.ts'
import { rulesOn } from '../../../storage/rule-store.ts'
import { catalogueRows, newestCatalogue } from '../../reference/publish-catalogue.ts'
import { citedInFull } from './cited-in-full.ts'
import { boardRows } from './derive-board-rows.ts'
import { coercionRows } from './derive-coercion-rows.ts'
import { inspectionRows } from './derive-inspection-rows.ts'
import { planRows } from './derive-plan-rows.ts'
import { matterDerivations } from './derive-matter-rows.ts'
import {
  departmentsOf,
  headOf,
  publicAgency,
  type Derive,
  type ListSources,
} from './list-sources.ts'

/** The rows the system proposes for a list; null for a list that people write. */
export async function deriveRows(item: string, sources: ListSources): Promise<Row[] | null> {
  const derive = derivations[item]
  if (!derive) return null
  const columns = new Set(getDisclosureItemType(item).columns.map(({ name }) => name))
  const rows = await derive(sources)
  if (rows === null) return null
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name))),
  )
}

export const isDerived = (item: string): boolean => Object.hasOwn(derivations, item)

const derivations: Readonly<Record<string, Derive>> = {
  ...matterDerivations,
  in_window_board: boardRows,
  post_coercion: coercionRows,
  post_inspection: inspectionRows,
  pre_random_plan: planRows('yearly'),
  pre_special_plan: planRows('special'),
  pre_subject: async (sources) => {
    const agency = await publicAgency(sources)
    return [
      {
        agencyName: agency.name,
        uscc: agency.uscc,
        nature: '行政机关',
        legalBasis: '法定行政机关，依职责实施行政执法',
        legalRepresentative: await headOf(sources),
        address: agency.address,
        officeHours: agency.office_hours,
        phone: agency.phone,
        supervisionPhone: agency.supervision_phone,
        internalEnforcementBodies: await departmentsOf(sources),
        entrustDocUrl: (await isPublished(sources.tx, {
          agencyId: sources.agencyId,
          item: 'pre_entrust',
        }))
          ? '/lists/pre_entrust'
          : '',
        status: '有效',
      },
    ]
  },
  pre_officer: async ({ tx, agencyId }) => {
    const officers = await tx
      .selectFrom('publication.officer')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .orderBy('certificate_number')
      .execute()
    return officers.map((officer) => ({
      name: officer.name,
      unit: officer.unit,
      post: officer.post,
      certNo: officer.certificate_number,
      enforcementType: officer.categories.join('、'),
      enforcementRegion: officer.region,
      certValidTo: officer.valid_to,
      status: { active: '有效', suspended: '暂扣', revoked: '注销' }[officer.status],
    }))
  },
  pre_matter_list: async (sources) => {
    const handling = await departmentsOf(sources)
    const penalties = sources.reference.matters.map((matter) => ({
      code: matter.code,
      name: matter.name,
      type: matter.type,
      basis: `${matter.violationBasis}；${matter.penaltyBasis}`,
      benchmarkUrl: `/matters/${matter.code}`,
      handlingDept: handling,
      timeLimit: limitSentence('D-DECISION-90'),
      flowchartUrl: flowchartPath(matter.type),
      state: stateText(matter),
    }))
    const services = serviceMatters.map((matter) => ({
      code: matter.code,
      name: matter.name,
      type: matter.type,
      basis: matter.legalBasis,
      benchmarkUrl: '不适用',
      handlingDept: handling,
      timeLimit: matter.timeLimit || '依照规定',
      flowchartUrl: flowchartPath(matter.type),
      state: '执行',
    }))
    return [...penalties, ...services]
  },
  pre_benchmark: async ({ tx, agencyId, reference, today }) => {
    const rules = await rulesOn(tx, agencyId, today)
    const since = (code: string) =>
      rules.find((rule) => rule.kind === 'benchmark' && rule.code === code)?.effectiveFrom ??
      rules.find((rule) => rule.kind === 'matter' && rule.code === code)?.effectiveFrom ??
      ''
    return reference.matters.flatMap((matter) =>
      // A tier without a description is only a split of the statutory range and no benchmark yet.
      matter.tiers
        .filter(({ condition }) => condition)
        .map((tier) => ({
          matterCode: matter.code,
          violation: matter.name,
          basis: matter.penaltyBasis,
          tier: tier.name,
          condition: tier.condition,
          factors: factorsText(tier),
          sanction: `${partyText(tier)}${sanctionText(tier)}`,
          circumstances: circumstancesText(matter),
          effectiveFrom: since(matter.code),
          docNo: matter.tierSource,
          article: tier.article ?? '',
        })),
    )
  },
  pre_flowchart: () => [
    ...procedures.map(({ id, chart, steps }) => ({
      type: chart.type,
      image: `/flowcharts/${id}`,
      steps: steps.map(({ title }) => title).join('→'),
      timeLimits: chart.limits.map(limitSentence).join('；'),
      version: '运行中的程序',
    })),
    ...procedureOutlines.flatMap(({ id, title, charted: { type }, states }) =>
      type === null
        ? []
        : [
            {
              type,
              image: `/flowcharts/${id}`,
              steps: states.join('→'),
              timeLimits: '见流程图各步',
              version: title,
            },
          ],
    ),
  ],
  pre_review_flow: ({ reference }) => {
    const outline = procedureOutlines.find(({ id }) => id === 'legal-review')
    return outline
      ? [
          {
            image: '/flowcharts/legal-review',
            steps: outline.states.join('→'),
            timeLimits: `自收到齐全的送审材料之日起 ${reference.rules.reviewDays} 个工作日`,
          },
        ]
      : []
  },
  pre_remedy: async (sources) => {
    const agency = await publicAgency(sources)
    return [
      {
        reviewAuthority: agency.review_authority,
        reviewDays: String(limitCount('D-REVIEW-60')),
        court: agency.court,
        litigationMonths: String(limitCount('D-LIT-6M')),
        reviewFirstCases: '对当场作出的行政处罚决定不服的（行政复议法第二十三条）',
        hearingRight: `较大数额罚款等（行政处罚法第六十三条），${limitSentence('D-HEAR-REQ-5')}`,
        complaintPhone: agency.supervision_phone,
      },
    ]
  },
  // The newest approved version: it is made public first and counts afterwards.
  pre_major_catalog: async ({ tx, agencyId, reference }) => {
    const newest = await newestCatalogue(tx, agencyId)
    return catalogueRows(tx, agencyId, {
      grounds: newest?.grounds ?? reference.catalogue.grounds,
      rules: reference.rules,
    })
  },
  pre_av_list: () =>
    recordingScenes.map((scene, i) => ({
      seq: String(i + 1),
      enforcementType: scene.enforcement,
      matter: scene.scene,
      link: scene.content,
      recordMode: scene.mode,
      startPoint: scene.from,
      content: scene.content,
      endPoint: scene.to || '拍摄完毕',
      retention: scene.retention,
      remark: scene.must,
    })),
  pre_doc_templates: () =>
    documentCatalogue.map(({ listedAs, basis }) => ({
      docType: listedAs,
      template: citedInFull(basis) || '按制作规范',
      version: '现行',
      source: '本机关采用的样式',
    })),
  pre_hearing_threshold: ({ reference: { rules } }) => [
    {
      citizenAmount: `${yuanText(rules.hearingThresholdFen['natural-person'])} 元`,
      orgAmount: `${yuanText(rules.hearingThresholdFen.organisation)} 元`,
      basis: `《行政处罚法》第六十三条；${thresholdSource(rules)}`,
    },
  ],
  pre_supervision_channel: async (sources) => {
    const agency = await publicAgency(sources)
    return [
      {
        phone: agency.supervision_phone,
        hotline: '12345',
        mail: agency.address,
        address: agency.address,
        onlineForm: '/remedies',
        handler: agency.contractor || agency.name,
      },
    ]
  },
  pre_service_guide: async (sources) => {
    const agency = await publicAgency(sources)
    return serviceMatters.filter(hasGuide).map((matter) => ({
      matterName: matter.name,
      basis: matter.legalBasis,
      acceptingBody: acceptedByProvince(matter)
        ? `省级商务主管部门；${agency.name}不受理，可以提供咨询`
        : agency.name,
      timeLimit: matter.timeLimit || limitless[matter.type],
      supervisionMode: `拨打监督电话 ${agency.supervision_phone}`,
      accountability: '滥用职权、玩忽职守、徇私舞弊的，依法追究责任',
      remedy: remedyAt(matter, agency),
      officeHours: agency.office_hours,
      address: agency.address,
      phone: agency.phone,
      application: applicationText(matter),
      materials: matter.materials || materialsAt(matter, agency.phone),
      fee: matter.type === '行政许可' ? freeOfCharge : '',
    }))
  },
}

type Guided = ServiceMatter & { readonly type: '行政许可' | '行政备案' | '行政检查' }

/** 查封、扣押 is nothing that anybody comes for. */
const hasGuide = (matter: ServiceMatter): matter is Guided => matter.type !== '行政强制'

/** Of what the province decides its own decision says where to turn. */
const remedyAt = (
  matter: Guided,
  { review_authority, court }: Awaited<ReturnType<typeof publicAgency>>,
) =>
  acceptedByProvince(matter)
    ? '不服受理机构决定的，复议机关、管辖法院和期限见其决定书'
    : `不服的，可以自知道之日起六十日内向${review_authority}申请行政复议（行政复议法第二十条第一款），或者自知道之日起六个月内向${court}提起行政诉讼（行政诉讼法第四十六条第一款）`

const acceptedByProvince = ({ level }: ServiceMatter) => level.startsWith('省级')

const limitless: Record<Guided['type'], string> = {
  行政许可: '条文没有规定期限，向办事窗口询问',
  行政备案: '条文没有规定期限，向办事窗口询问',
  行政检查: '由检查机关依法开展，不需要申请',
}

/** Whoever is inspected applies for nothing. No form prescribed by a rule was seen for any matter. */
function applicationText({ type, application }: Guided): string {
  if (type === '行政检查') return ''
  if (application && 'online' in application) return application.online
  const [paper, apply] = type === '行政许可' ? ['申请书', '申请'] : ['备案表', '备案']
  const written = application
    ? `可以书面${apply}，写明${application.written}`
    : `规定${apply}内容的条文也没有见到，写什么、交什么，向受理机构询问`
  const free =
    type === '行政许可'
      ? '。需要采用格式文本的，由受理机构免费提供（《中华人民共和国行政许可法》第二十九条第一款、第五十八条第二款）'
      : ''
  return `本机关没有见到统一格式的${paper}；${written}${free}`
}

/** Whoever is inspected hands in nothing beforehand; of whoever applies the rule that was not seen may ask more. */
const materialsAt = ({ type }: Guided, phone: string) =>
  type === '行政检查'
    ? ''
    : `规定材料的条文本机关没有见到；材料清单向受理机构索取，或者拨打 ${phone} 询问`

const freeOfCharge = '不收费（《中华人民共和国行政许可法》第五十八条第一款）'

/** Whether the agency acts on the matter, and if not, why. */
function stateText(matter: Matter): string {
  const standing = matterStanding(matter)
  switch (standing.kind) {
    case 'usable':
      return '执行'
    case 'to-confirm':
      return '办理第一件前须与官方文本核对'
    case 'unusable':
      return `停用：${standing.reason}`
  }
}

/** Where the procedure of a matter is drawn; the list of charts for one that has none. */
function flowchartPath(type: string): string {
  const [chart] = flowchartsOfMatter(type)
  return chart ? `/flowcharts/${chart.id}` : '/flowcharts'
}

/** Whom the tier is for, where kinds of party are fined apart. */
function partyText({ forParty }: DiscretionTier): string {
  if (forParty === undefined) return ''
  return forParty === 'organisation' ? '企业事业单位：' : '其他生产经营者：'
}

function sanctionText({ minFen, maxFen, minTimes, maxTimes, other }: DiscretionTier): string {
  if (maxFen === 0) return other || '不予罚款'
  const amount = `${yuanText(minFen)} 元至 ${yuanText(maxFen)} 元`
  const fine =
    minTimes === undefined || maxTimes === undefined
      ? amount
      : `违法所得的 ${minTimes} 倍至 ${maxTimes} 倍；没有违法所得的 ${amount}`
  return `${fine}${other ? `；${other}` : ''}`
}

/** Nothing where the condition says the same already. */
function factorsText({ factors = [], need, condition }: DiscretionTier): string {
  const words = factors.map(factorLine).join(need === 'any' ? '；或者' : '；')
  return words === condition ? '' : words
}

const circumstancesText = ({ benchmarkCircumstances = [] }: Matter): string =>
  benchmarkCircumstances
    .map(
      ({ fact, weighs, article }) =>
        `${fact}：${weighs === 'lighter' ? '从轻' : '从重'}（${article}）`,
    )
    .join('；')

/** The document that sets the amounts; until the agency has named one, that they are examples. */
function thresholdSource({ sources }: AgencyRules): string {
  // Agencies that were set up earlier keep the mark of where a fact came from in front of it.
  const named = sources['hearingThresholdFen']?.replace(/^[STK]\??:/, '')
  return named === undefined || /示范/.test(named) ? '数额为示范值，按省、市规定的标准改定' : named
}
