import { accuracyOf, distanceText } from '../../../inspection/distance.ts'
import {
  lineResults,
  objectionDoors,
  objectionOutcomes,
  resultCodes,
  scanKinds,
  visitGrounds,
  visitWays,
} from '../../../inspection/visit-codes.ts'
import { getDocumentType } from '../../../paper/catalogue/document-catalogue.ts'
import { chinaDay, chineseDay } from '../../../shared/plain-date.ts'
import { decidedByHead, sealedPaper } from '../../amendable.ts'
import { nobody, notEvidence, noSecrets, notShown, type EventKinds } from '../../event-kind.ts'
import type { ClosingSlice } from '../../parts/closing/slice.ts'
import { firstSentence } from '../../parts/evidence/evidenced.ts'
import { recordTitle } from '../../parts/field-record/record-papers.ts'
import type { FieldRecordSlice } from '../../parts/field-record/slice.ts'
import type { PeopleSlice } from '../../parts/people/slice.ts'
import type { SigningSlice } from '../../parts/signing/slice.ts'
import { longSecret, partySecrets, personSecret } from '../../secrets-of.ts'
import type { InspectionEvent, Team } from './event.ts'
import { witnessName } from './obstacle.ts'
import type { FrequencyThen, InspectionSlice, VisitLine, Visit, VisitTeam } from './slice.ts'

type File = InspectionSlice & PeopleSlice & FieldRecordSlice & ClosingSlice & SigningSlice

const changed = (file: File, change: Partial<Visit>): Partial<File> =>
  file.visit === null ? {} : { visit: { ...file.visit, ...change } }

const teamOf = ({ plannedOn, place, helpers, exempt, offsite = null }: Team): VisitTeam => ({
  plannedOn,
  place,
  helpers,
  exempt,
  offsite,
})

const frequencyText = ({ year, before, cap }: FrequencyThen): string =>
  `${year} 年第 ${before + 1} 次，上限 ${cap.times} 次`

const problemsIn = (lines: readonly VisitLine[]): string =>
  lines
    .filter(({ result }) => result === 'problem')
    .map(({ finding }) => finding ?? '')
    .join('；')

export const inspectionEvents: EventKinds<InspectionEvent, File> = {
  VisitOpened: {
    title: '登记检查',
    effective: false,
    means: (_file, { type: _type, ...opened }, { at }) => ({
      visit: {
        ...opened,
        openedAt: at,
        approval: null,
        urgent: null,
        team: null,
        noticeOn: null,
        sheetsMadeIn: null,
        arrival: null,
        record: null,
        result: null,
        toldOn: null,
        publishedOn: null,
        leftAt: null,
        referral: null,
        offsiteFiledOn: null,
        calledOff: null,
        objections: [],
        reopened: false,
        outdated: false,
      },
    }),
    line: ({ firm, ground, items, way }) =>
      `${firm.name}：${items.map(({ name }) => name).join('、')}（${visitGrounds[ground]}，${visitWays[way]}）`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '登记有错的，撤下这次检查后重新登记。' },
    // A letter's number leads to whoever wrote it (处罚法第50条).
    secrets: ({ firm, ground, groundSource }, rules) => [
      ...partySecrets(firm, rules),
      ...(ground === 'report' ? [longSecret('informant', groundSource)] : []),
    ],
    publicStep: notShown,
  },
  VisitApproved: {
    title: '批准检查',
    effective: true,
    means: (file, { frequency, ...event }, { at }) => ({
      ...changed(file, { approval: { on: chinaDay(at), frequency }, team: teamOf(event) }),
      investigators: event.officers,
    }),
    line: ({ plannedOn, frequency }) => `${chineseDay(plannedOn)}检查；${frequencyText(frequency)}`,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ necessity }) => [longSecret('internal', necessity)],
    publicStep: notShown,
  },
  UrgentVisitBegun: {
    title: '紧急检查先行开始',
    effective: true,
    means: (file, { reason, ...event }, { at }) => ({
      ...changed(file, { urgent: { on: chinaDay(at), reason }, team: teamOf(event) }),
      investigators: event.officers,
    }),
    line: ({ reason }) => reason,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    amendment: { instead: '紧急情形由负责人在补办审批时判断，不以更正改变。' },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  VisitNoticeMade: {
    title: '制作检查通知书',
    effective: false,
    means: (file, _event, { at }) => changed(file, { noticeOn: chinaDay(at) }),
    line: ({ frequency }) => frequencyText(frequency),
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '通知检查', on }),
  },
  VisitSheetsPrinted: {
    title: '打印纸质检查材料',
    effective: false,
    means: (file, _event, { version }) => changed(file, { sheetsMadeIn: version }),
    line: () => null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: noSecrets,
    publicStep: notShown,
  },
  VisitorsArrived: {
    title: '亮证、扫码，开始检查',
    effective: true,
    means: (file, { type: _type, position: _position, noticeTakenBy: metBy, ...came }) =>
      changed(file, { arrival: { ...came, metBy } }),
    line: ({ place, scan, position, metresAway, nobodyThere, noticeRefusal }) =>
      [
        place,
        ...(noticeRefusal === null ? [] : ['拒收检查通知书']),
        ...(nobodyThere ? ['没有人在'] : []),
        ...(scan ? [`扫${scanKinds[scan.kind]}`] : []),
        ...(metresAway === null ? [] : [`距企业登记的位置${distanceText(metresAway)}`]),
        ...(position === null || accuracyOf(position) === null
          ? []
          : [`定位误差${distanceText(accuracyOf(position) ?? 0)}`]),
      ].join('；'),
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    // Whether somebody was met, what was scanned and where the device was, nobody typed.
    amendment: {
      record: '到场登记',
      fields: ['at', 'place', 'officers', 'helpers', 'noticeTakenBy', 'noticeRefusal'],
      agree: 'department',
      repeated: { at: ['inspection_result_notice'] },
      unless: ({ nobodyThere }) =>
        nobodyThere
          ? {
              instead: '没有见到人的，看到的情况写在认定结果时的情况记录里；有错的，更正检查结果。',
            }
          : null,
    },
    secrets: ({ noticeTakenBy, noticeRefusal, helpers }) => [
      personSecret(noticeTakenBy ?? ''),
      longSecret('internal', noticeRefusal),
      ...helpers.map(personSecret),
    ],
    publicStep: ({ at }) => ({ title: '开始检查', on: chinaDay(at) }),
  },
  VisitRecorded: {
    title: '制作现场检查笔录',
    effective: false,
    means: (file, { startedAt, endedAt, lines, officers, recording, sheet = null }) => ({
      ...changed(file, { record: { startedAt, endedAt, lines, sheet } }),
      // What has not come back by now was not used.
      ...(file.visit?.sheetsMadeIn != null && { spare: [...file.spare, file.visit.sheetsMadeIn] }),
      records: [
        ...file.records,
        { kind: 'inspection', startedAt, endedAt, officers, recorded: recording !== null },
      ],
    }),
    line: ({ lines, sheet }) =>
      `查 ${lines.length} 项，${lineResults.problem} ${lines.filter(({ result }) => result === 'problem').length} 项${sheet === undefined ? '' : '；照手写的笔录登记'}`,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: ({ startedAt, place, onsitePerson, lines, officers }) => [
      {
        kind: 'scene-record',
        name: recordTitle('inspection'),
        proves: `证明执法人员在${place}检查时看到的情况：${firstSentence(problemsIn(lines) || '各项没有发现问题')}`,
        elements: ['act', 'time-place'],
        source: `执法人员现场制作，${onsitePerson}在场`,
        collectedOn: chinaDay(startedAt),
        officers,
        file: null,
      },
    ],
    amendment: {
      record: '现场检查笔录',
      fields: [
        'startedAt',
        'endedAt',
        'place',
        'onsitePerson',
        'onsiteRole',
        'officers',
        'recusalAsked',
        'lines',
        'remarks',
        'recording',
        'unrecordedReason',
      ],
      agree: 'department',
      founds: true,
    },
    secrets: ({ onsitePerson }) => [personSecret(onsitePerson)],
    publicStep: notShown,
  },
  VisitResultFound: {
    title: '认定检查结果',
    effective: true,
    // What is found upon an objection is told anew; until then it is public nowhere.
    means: (file, { type: _type, obstacle: _obstacle, ...found }, { at }) =>
      changed(file, {
        result: { ...found, on: chinaDay(at) },
        toldOn: null,
        reopened: false,
        outdated: file.visit?.publishedOn != null,
      }),
    line: ({ code, explanation }) =>
      `${code} ${resultCodes[code]}${explanation === null ? '' : `：${explanation}`}`,
    people: () => nobody,
    evidence: ({ obstacle, explanation }, on) =>
      obstacle === undefined
        ? []
        : [
            {
              kind: 'scene-record',
              name: getDocumentType('visit_obstacle_record').title,
              proves: `证明检查人员到场时的情况：${firstSentence(explanation ?? '')}`,
              elements: ['act', 'time-place'],
              source: '检查人员现场制作',
              collectedOn: on,
              officers: [],
              file: null,
            },
          ],
    // Of what was told another result is told anew, and put right where it is public.
    amendment: {
      record: '检查结果',
      fields: ['code', 'explanation', 'followUpBy'],
      agree: 'both-heads',
    },
    secrets: ({ obstacle }) => [
      longSecret('internal', obstacle?.witness ?? null),
      personSecret(witnessName(obstacle?.witness ?? '')),
    ],
    publicStep: notShown,
  },
  VisitResultTold: {
    title: '告知检查结果',
    effective: true,
    means: (file, _event, { at }) => changed(file, { toldOn: chinaDay(at) }),
    line: ({ toldTo, refusal }) => (refusal === null ? `${toldTo}签收` : `拒绝签收：${refusal}`),
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '告知结果登记',
      fields: ['toldTo', 'refusal'],
      agree: 'department',
      saidIn: ['inspection_result_notice'],
    },
    secrets: ({ toldTo, refusal }) => [personSecret(toldTo), longSecret('internal', refusal)],
    publicStep: (_event, on) => ({ title: '告知检查结果', on }),
  },
  VisitorsLeft: {
    title: '离开',
    effective: false,
    means: (file, { at }) => changed(file, { leftAt: at }),
    line: () => null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { record: '离开登记', fields: ['at'], agree: 'department' },
    secrets: noSecrets,
    publicStep: notShown,
  },
  VisitResultPublished: {
    title: '公示检查结果',
    effective: false,
    // The first day stays: a correction does not make the publication late.
    means: (file, { on }) =>
      changed(file, { publishedOn: file.visit?.publishedOn ?? on, outdated: false }),
    line: () => null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '公开的内容有错的，在公示办理里更正或者撤回。' },
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '检查结果公示', on }),
  },
  FindingReferred: {
    title: '移送其他机关处理',
    effective: true,
    means: (file, { to, on }) => changed(file, { referral: { to, on } }),
    line: ({ to, content }) => `${to}：${content}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '已经移送；移送有误的，由接收机关退回后重新登记。' },
    secrets: ({ content }) => [longSecret('internal', content)],
    publicStep: notShown,
  },
  VisitObjected: {
    title: '提出异议',
    effective: true,
    means: (file, _event, { at }) =>
      changed(file, {
        objections: [...(file.visit?.objections ?? []), { raisedOn: chinaDay(at), answer: null }],
      }),
    line: ({ reasons, through }) => `${objectionDoors[through]}：${reasons}`,
    people: () => ({ authorOutside: true }),
    evidence: notEvidence,
    amendment: { instead: '异议是被检查企业的话，照原样保存；企业可以再次提出。' },
    secrets: ({ reasons, contact }) => [
      longSecret('internal', reasons),
      longSecret('phone', contact),
    ],
    publicStep: (_event, on) => ({ title: '提出异议', on }),
  },
  VisitObjectionAnswered: {
    title: '答复异议',
    effective: true,
    // Where the firm was right the visit is open again until its result is found and told anew.
    means: (file, { outcome, words }, { at }) => ({
      ...changed(file, {
        objections: (file.visit?.objections ?? []).map((each) =>
          each.answer === null ? { ...each, answer: { on: chinaDay(at), outcome, words } } : each,
        ),
        ...(outcome === 'changed' && { reopened: true }),
      }),
      ...(outcome === 'changed' && { closedOn: null }),
    }),
    line: ({ outcome, words }) => `${objectionOutcomes[outcome]}：${words}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '答复已经送到企业的页面；答复有错的，企业再次提出异议后另行答复。' },
    secrets: ({ words }) => [longSecret('internal', words)],
    publicStep: (_event, on) => ({ title: '答复异议', on }),
  },
  OffsiteVisitFiled: {
    title: '异地检查备案',
    effective: true,
    means: (file, _event, { at }) => changed(file, { offsiteFiledOn: chinaDay(at) }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  StepsLeftOut: {
    title: '登记不送的现场记录',
    effective: false,
    means: () => ({}),
    line: ({ steps, reason }) => `${steps.map(({ title }) => title).join('、')}没有送出：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '这是对手机上没有送出的记录的说明；现场确实做过的，另行补办。' },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  VisitCalledOff: {
    title: '撤下检查',
    effective: true,
    means: (file, { reason }, { at }) => ({
      ...changed(file, { calledOff: { on: chinaDay(at), reason } }),
      closedOn: chinaDay(at),
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '已经撤下；仍要检查的，重新登记。' },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  VisitClosed: {
    title: '办结检查',
    effective: true,
    means: (_file, _event, { at }) => ({ closedOn: chinaDay(at) }),
    line: ({ summary }) => summary,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '已经办结；以后发现的问题，另行登记检查或者线索办理。' },
    secrets: ({ summary }) => [longSecret('internal', summary)],
    publicStep: notShown,
  },
}
