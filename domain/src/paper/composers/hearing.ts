import {
  agenda,
  attendances,
  closedGrounds,
  exhibitOrigins,
  lateCauses,
  partyCapacities,
  refusalGrounds,
  requestManners,
  signings,
  type RefusalGround,
} from '../../case/parts/hearing/codes.ts'
import { announcedParty, announcedTime } from '../../publicity/hearing-announcement.ts'
import type { HearingCall } from '../../case/parts/hearing/slice.ts'
import type { CaseEvent } from '../../case/case-event.ts'
import { exhibitNumbers } from '../../case/parts/hearing/exhibit-numbers.ts'
import { chinaDay } from '../../shared/plain-date.ts'
import type { Block } from '../paper.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import {
  byHand,
  dateText,
  facts,
  heading,
  officerLines,
  officerText,
  p,
  paper,
  paragraphs,
  partyRows,
  sealedNumber,
  sentence,
  typed,
  you,
} from './parts.ts'

const costs = '当事人不承担本机关组织听证的费用。'

const agentsText = ({ file }: PaperSource): string =>
  (file.hearing?.agents ?? []).map(({ name, authority }) => `${name}（${authority}）`).join('；')

/** （2026年11月26日），the day the head agreed; nothing in a draft. */
function approvedOn({ recorded, draft }: PaperSource): string {
  return draft ? '' : `（${dateText(chinaDay(recorded.at))}）`
}

const application: Composer = (source) => {
  const event = eventOf(source, 'HearingRequested')
  const party = source.file.filing?.party
  if (!event || !party) return null
  return paper(source, 'hearing_application', 'letter', {
    addressee: `${source.at.rules.agencyName}：`,
    blocks: [
      facts([
        ['申请人', party.name],
        ...partyRows(party).slice(1),
        ['代理人', agentsText(source) || '申请时没有委托；可以委托一至二人'],
        ['提出的方式', event.manner ? requestManners[event.manner] : '书面提交'],
        ...(event.late
          ? [
              [
                '逾期的原因',
                `${lateCauses[event.late.cause]}。${sentence(event.late.excuse)}`,
              ] as const,
              ['受理机关注明', `经机关负责人准许${approvedOn(source)}`] as const,
            ]
          : []),
      ]),
      p(`申请人已收到行政处罚事先告知书，就${source.file.filing?.cause ?? ''}一案要求举行听证。`),
      heading('理由'),
      ...paragraphs(event.reason),
    ],
    signatures: [{ ...byHand('申请人（签名或者盖章）'), on: event.on }],
    dated: false,
  })
}

const refusalArticles: Readonly<Record<RefusalGround, string>> = {
  late: '第六十四条第一项',
  'no-good-cause': '第六十四条第一项',
  'not-eligible': '第六十三条',
}

const refusal: Composer = (source) => {
  const event = eventOf(source, 'HearingRefused')
  const { file, at } = source
  const party = file.filing?.party
  if (!event || !party) return null
  const { reconsiderationAuthority, court } = at.rules
  const told = file.hearingRight?.toldOn
  return paper(source, 'hearing_no_accept_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `${you(party)}于${dateText(event.requestedOn)}就${file.filing?.cause ?? ''}一案要求举行听证。本机关${told ? `已于${dateText(told)}送达事先告知书。` : ''}经审查，${refusalGrounds[event.ground]}，依据《中华人民共和国行政处罚法》${refusalArticles[event.ground]}的规定，决定不予听证。`,
      ),
      ...(event.late
        ? [
            p(
              `${you(party)}说明因${lateCauses[event.late.cause]}耽误：`,
              typed(sentence(event.late.excuse)),
            ),
          ]
        : []),
      p('理由：', typed(sentence(event.reason))),
      p(`${you(party)}仍然可以陈述、申辩，本机关将听取并复核${you(party)}的意见。`),
      p(
        `如不服本决定，${you(party)}可以自收到本通知书之日起六十日内向${reconsiderationAuthority}申请行政复议，也可以自收到本通知书之日起六个月内直接向${court}提起行政诉讼。`,
      ),
    ],
  })
}

const openText = ({ open, closedGround }: Pick<HearingCall, 'open'> & Partial<HearingCall>) =>
  open
    ? '公开举行'
    : `不公开举行（涉及${closedGround ? closedGrounds[closedGround] : '国家秘密、商业秘密或者个人隐私'}）`

/** 原定2026年11月16日，改期的理由：…… */
const adjournedText = ({ file }: PaperSource): string | null => {
  const last = file.hearing?.adjourned.at(-1)
  return last
    ? `原定${dateText(last.from)}举行的听证延期。延期的理由：${sentence(last.reason)}`
    : null
}

const notice: Composer = (source) => {
  const event = eventOf(source, 'HearingCalled')
  const { file, at } = source
  const party = file.filing?.party
  if (!event || !party) return null
  const adjourned = adjournedText(source)
  return paper(source, 'hearing_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `${you(party)}因${file.filing?.cause ?? ''}一案要求听证。依据《中华人民共和国行政处罚法》第六十四条的规定，本机关决定举行听证，现将有关事项通知如下：`,
      ),
      ...(adjourned === null ? [] : [p(typed(adjourned))]),
      facts([
        ['时间', announcedTime(event)],
        ['地点', event.place],
        ['主持人', `${at.nameOf(event.host)}（非本案调查人员）`],
        ['是否公开', openText(event)],
        ['参加人', '当事人或者其委托的一至二名代理人，本案调查人员'],
      ]),
      p(
        '认为主持人与本案有直接利害关系的，有权申请回避。可以亲自参加，也可以委托一至二人代理；代理人应当提交载明权限的授权委托书。无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利，行政机关终止听证。',
      ),
      p(costs),
    ],
  })
}

const announcement: Composer = (source) => {
  const event = eventOf(source, 'HearingCalled')
  const { file, at } = source
  if (!event?.open || !file.filing) return null
  const { party, cause } = file.filing
  const adjourned = file.hearing?.adjourned.at(-1)
  return paper(source, 'hearing_announcement', 'letter', {
    blocks: [
      p(
        `${announcedParty(party, at.rules)}因涉嫌${cause}要求听证。依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，本机关决定公开举行听证，现公告如下：`,
      ),
      ...(adjourned
        ? [p(`原定${dateText(adjourned.from)}举行的听证改期，以本公告的时间、地点为准。`)]
        : []),
      facts([
        ['案件', `${announcedParty(party, at.rules)}涉嫌${cause}案`],
        ['时间', announcedTime(event)],
        ['地点', event.place],
        ['主持人', at.nameOf(event.host)],
      ]),
      p(
        `公民、法人或者其他组织可以旁听，请持有效身份证件提前向本机关登记，电话${at.rules.phone}。本案还没有作出行政处罚决定，是否处罚在听证以后依法决定。`,
      ),
    ],
  })
}

type Held = Extract<CaseEvent, { type: 'HearingHeld' }>

const record: Composer = (source) => {
  const event = eventOf(source, 'HearingHeld')
  const { file, at } = source
  if (!event) return null
  const { called } = file.hearing ?? { called: null }
  return paper(source, 'hearing_record', 'record', {
    blocks: [
      facts([
        ['听证时间', [dateText(event.on), called?.startsAt].filter(Boolean).join(' ')],
        ['地点', called?.place],
        ['是否公开', called ? openText(called) : null],
        ['主持人', `${at.nameOf(event.host)}（非本案调查人员）`],
        ...presence(source, event),
        ['当事人是否到场', attendedText(event)],
      ]),
      ...absenceBlocks(event),
      heading('听证经过'),
      ...paragraphs(event.record),
      ...examination(event),
      ...(event.finalStatement === undefined
        ? []
        : [heading('当事人的最后陈述'), ...paragraphs(event.finalStatement)]),
      ...(event.opinion === '' ? [] : [heading('听证意见'), ...paragraphs(event.opinion)]),
      ...signingBlocks(event),
      { kind: 'blank-rest' },
    ],
    signatures: [
      { label: '主持人', name: at.nameOf(event.host), detail: null, on: event.on },
      event.recorder === undefined
        ? byHand('记录人（签名）')
        : { label: '记录人', name: event.recorder, detail: null, on: event.on },
      ...(event.signing === 'absent' ? [] : [byHand('当事人或者代理人（签名、日期）')]),
      ...(event.investigators ? officerLines(source, event.investigators, '调查人员') : []),
      ...(event.investigators ? [] : [byHand('调查人员（签名）')]),
    ],
    dated: false,
  })
}

const attendedText = ({ attended, forfeited }: Held): string =>
  attended ? attendances[attended] : forfeited ? '无正当理由未到场或者中途退出，视为放弃' : '到场'

/** Who sat at the table; records of before say it in one text. */
function presence(source: PaperSource, event: Held): (readonly [string, string])[] {
  const agents = agentsText(source)
  if (event.attendance !== undefined) {
    return [['参加人', event.attendance], ...(agents ? [['代理人及权限', agents] as const] : [])]
  }
  const side = (event.partySide ?? [])
    .map(({ name, capacity }) => `${name}（${partyCapacities[capacity]}）`)
    .join('、')
  return [
    ['记录人', event.recorder ?? ''],
    ['调查人员', (event.investigators ?? []).map((id) => officerText(source, id)).join('、')],
    ['当事人一方', side || '没有人到场'],
    ...(side && agents ? [['代理人及权限', agents] as const] : []),
    ...(event.others ? [['第三人、证人和旁听', event.others] as const] : []),
    ...(event.agenda && event.agenda.length > 0
      ? [['进行的程序', event.agenda.map((item) => agenda[item]).join('；')] as const]
      : []),
  ]
}

/** The calls, the wait and the cause, without which nobody has given up a hearing (处罚法第64条第6项). */
function absenceBlocks({ absence, attended }: Held): Block[] {
  if (!absence) return []
  const { calls, waitedUntil, cause } = absence
  const ended = attended === 'left' ? '未经许可中途退出听证' : '无正当理由拒不出席听证'
  return [
    heading('视为放弃听证的情况'),
    ...(calls.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { title: '时间', share: 2 },
              { title: '联系对象和方式', share: 4 },
              { title: '结果', share: 5 },
            ],
            rows: calls.map(({ at, to, answer }) => [at, to, answer]),
          },
        ]),
    ...(waitedUntil === null ? [] : [p('等候到', typed(sentence(waitedUntil)))]),
    p('问明的原因和认定的根据：', typed(sentence(cause))),
    p(
      `当事人${ended}，依据《中华人民共和国行政处罚法》第六十四条第六项，视为放弃听证权利，听证终止。`,
    ),
  ]
}

/** Evidence shown and examined; what was handed in at the table is numbered 当庭. */
function examination({ evidence, exhibits = [] }: Held): Block[] {
  if (evidence !== undefined) return [heading('证据的出示和质证'), ...paragraphs(evidence)]
  if (exhibits.length === 0) return []
  const numbers = exhibitNumbers(exhibits)
  return [
    heading('证据的出示和质证'),
    {
      kind: 'table',
      columns: [
        { title: '编号', share: 2, align: 'center' },
        { title: '证据', share: 4 },
        { title: '来源', share: 2 },
        { title: '证明内容', share: 4 },
        { title: '对方的质证意见', share: 5 },
      ],
      rows: exhibits.map(({ origin, name, purpose, view }, i) => [
        numbers[i] ?? '',
        name,
        exhibitOrigins[origin],
        purpose,
        view,
      ]),
    },
  ]
}

/** The record has a note only where there is something to note (处罚法第64条第8项). */
function signingBlocks({ signing, hostNote }: Held): Block[] {
  if (signing === undefined) return []
  return [
    facts([
      ['当事人签字情况', signings[signing]],
      ...(hostNote ? [['主持人注明', hostNote] as const] : []),
    ]),
  ]
}

const report: Composer = (source) => {
  const event = eventOf(source, 'HearingReported')
  const { file, at, recorded } = source
  const held = file.hearing?.held
  if (!event || !held) return null
  const number = sealedNumber(source, 'hearing_notice')
  return paper(source, 'hearing_report', 'form', {
    blocks: [
      facts([
        ['听证', `${dateText(held.on)}举行${number ? `（通知书${number}）` : ''}`],
        ['主持人', at.nameOf(held.host)],
      ]),
      heading('听证查明的事实'),
      ...paragraphs(event.facts),
      heading('争议的问题'),
      ...paragraphs(event.disputes),
      heading('处理意见和理由'),
      ...paragraphs(event.opinion),
      p('听证笔录附后。依据《中华人民共和国行政处罚法》第六十五条，应当根据听证笔录作出决定。'),
    ],
    signatures: [{ label: '听证主持人', name: recorded.by.name, detail: null, on: event.on }],
  })
}

export const hearingPapers = {
  hearing_application: application,
  hearing_no_accept_notice: refusal,
  hearing_notice: notice,
  hearing_announcement: announcement,
  hearing_record: record,
  hearing_report: report,
}
