import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { creditCodeIn } from '../../../../identity-codes/uscc.ts'
import { metresBetween, readPosition } from '../../../../inspection/distance.ts'
import { ruleBasis } from '../../../../inspection/inspection-rules.ts'
import { scanKinds, type ScanKind } from '../../../../inspection/visit-codes.ts'
import { cite } from '../../../../shared/citation.ts'
import { chinaDay } from '../../../../shared/plain-date.ts'
import type { CaseFile } from '../../../case-file.ts'
import { act } from '../../../case-kernel.ts'
import type { Circumstances } from '../../../circumstances.ts'
import { checkNotLater } from '../../../day-checks.ts'
import { checkOfficers, officersField } from '../../../officers.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { partyCode } from '../../../party.ts'
import { checkFrequency, frequencyThen } from '../checks.ts'
import {
  alone,
  approvedOrUrgent,
  notArrived,
  noticeMade,
  notNoticed,
  sheetsNotPrinted,
  twoInspectors,
} from '../requirements.ts'
import { inspecting } from '../slice.ts'

/** 检查通知书: why, by which item, how often this year, what nobody may do, and where to complain. */
export const makeNotice = act({
  id: 'make-visit-notice',
  title: '制作检查通知书',
  step: 'notice',
  // An urgent visit begins where there may be no network: the firm reads its words on the phone until it has its number.
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: true,
  atOnce: true,
  effect: '编号、用印；到场时交给被检查企业，也可以事先交给。',
  basis: [cite('行政处罚法', 55)],
  form: { at: form.instant({ label: '检查时间' }) },
  papers: ['inspection_notice'],
  recording: [],
  requires: [notEnded, alone, approvedOrUrgent, notNoticed, twoInspectors],
  applies: inspecting,
  settled: ({ visit }) => visit?.noticeOn != null,
  defaults: (_file, { now }) => ({ at: now }),
  checks: (file, { at: when }, at) => {
    const team = file.visit?.team
    const on = chinaDay(when)
    return [
      ...(team && on < team.plannedOn
        ? [{ field: 'at', message: `批准的检查日期是 ${team.plannedOn}，不能提前` }]
        : []),
      // The notice says how often: it is not made upon a count that nobody can make.
      ...checkFrequency(file, { on, exempt: team?.exempt ?? null, field: 'at' }, at),
    ]
  },
  events: (file, { at: when }, at) => {
    const frequency = frequencyThen(file, chinaDay(when), at)
    if (!at.inspection || frequency === null) return []
    const { prohibitions, mustNots, rights, supervision } = at.inspection.rules
    return [
      {
        type: 'VisitNoticeMade',
        at: when,
        words: {
          prohibitions: prohibitions.value,
          mustNots: mustNots.value,
          rights: rights.value,
          supervision: supervision.value,
        },
        frequency,
      },
    ]
  },
})

/**
 * 打印手写材料: what a visit without a phone needs, before anybody leaves. The sheets are sealed with their codes as they
 * are printed, blank where they are written on, so that a scan finds them.
 */
export const printVisitSet = act({
  id: 'print-visit-set',
  title: '打印纸质检查材料',
  step: 'notice',
  by: ['officer'],
  approvals: [],
  presses: false,
  atOnce: true,
  effect:
    '不用手机检查时用：手写的现场检查笔录（带检查清单）和证据提取单，已知的内容都印好，和检查通知书合成一份打印。写好、签名后扫描归档，再照着登记。',
  basis: [cite('行政处罚法', 55)],
  form: {},
  papers: ['inspection_record_sheet', 'evidence_extract_sheet'],
  recording: [],
  requires: [notEnded, alone, approvedOrUrgent, noticeMade, notArrived, sheetsNotPrinted],
  applies: (file) =>
    inspecting(file) && file.visit?.way === 'on-site' && file.visit.arrival === null,
  settled: ({ visit }) => visit?.sheetsMadeIn != null,
  events: () => [{ type: 'VisitSheetsPrinted' }],
})

/** 亮证、扫码: who is there, at which hour and place. Nothing is looked at before (处罚法第55条). */
export const arrive = act({
  id: 'arrive',
  title: '亮证、扫码',
  step: 'arrive',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '按下即记：检查人员已经出示执法证件，检查从此刻开始。',
  basis: [cite('行政处罚法', 42), cite('行政处罚法', 55)],
  form: {
    ...form.section('到场', {
      arrivedAt: form.instant({ label: '到场时间' }),
      place: form.text({ label: '地点' }),
      position: form.optional(
        form.text({
          label: '位置（纬度,经度）',
          max: 60,
          hint: '由设备填写，连同误差',
          shown: 'device-position',
        }),
      ),
      officers: officersField('到场的检查人员'),
      helpers: form.optional(
        form.rows({
          label: '到场的辅助人员',
          columns: { name: form.text({ label: '姓名', max: 50 }) },
          min: 0,
          max: 10,
        }),
      ),
    }),
    ...form.section('亮证、扫码', {
      nobodyThere: form.yesNo({ label: '登记的住所、经营场所是否没有人' }),
      certificatesShown: form.confirm({
        label: '出示执法证件',
        statement: '检查人员都已主动出示执法证件',
        basis: cite('行政处罚法', 55),
      }),
      scanKind: form.optional(form.choice({ label: '扫码', options: scanKinds })),
      scanned: form.optional(
        form.text({
          label: '扫到的内容',
          max: 200,
          hint: '扫企业营业执照的，是统一社会信用代码',
          shown: 'camera-code',
        }),
      ),
    }),
    ...form.section('通知书', {
      noticeTakenBy: form.askedWhen(
        { field: 'nobodyThere', is: [false] },
        form.text({ label: '收到检查通知书的人', max: 50 }),
      ),
      noticeRefusal: form.optional(
        form.text({
          label: '拒收、拒绝检查的情况',
          max: 300,
          hint: '不让进入、不让扫码的，写明谁怎样拒绝；不能扫码的，接着认定“不配合检查情节严重”',
        }),
      ),
    }),
  },
  papers: [],
  recording: ['AV01'],
  requires: [notEnded, alone, approvedOrUrgent, noticeMade, notArrived],
  applies: inspecting,
  settled: ({ visit }) => visit?.arrival != null,
  defaults: ({ visit, investigators }, { now }) => ({
    arrivedAt: now,
    nobodyThere: false,
    place: visit?.team?.place ?? '',
    officers: [...investigators],
    helpers: visit?.team?.helpers.map(({ name }) => ({ name })) ?? [],
    noticeTakenBy:
      visit?.firm.kind === 'sole-trader'
        ? visit.firm.operator
        : visit?.firm.kind === 'organisation'
          ? visit.firm.legalRepresentative
          : '',
  }),
  checks: (file, input, at) => [
    ...checkNotLater('arrivedAt', input.arrivedAt, at.now),
    ...checkWhen(file, input.arrivedAt),
    ...checkOfficers(file, input.officers, input.arrivedAt, at, { category: '行政检查' }),
    ...checkTeamCame(file, input, at),
    ...checkScan(file, input, at),
    ...(input.position !== null && readPosition(input.position) === null
      ? [{ field: 'position', message: '应为纬度和经度，例如 43.16,124.35' }]
      : []),
    ...checkFrequency(
      file,
      {
        on: chinaDay(input.arrivedAt),
        exempt: file.visit?.team?.exempt ?? null,
        field: 'arrivedAt',
      },
      at,
    ),
  ],
  events: (file, input, at) => {
    const { arrivedAt, place, position, officers, helpers, scanKind, scanned } = input
    const { nobodyThere, noticeTakenBy, noticeRefusal } = input
    return [
      {
        type: 'VisitorsArrived',
        at: arrivedAt,
        place,
        officers,
        helpers: (helpers ?? []).map(({ name }) => name),
        scan: scanKind !== null && scanned !== null ? { kind: scanKind, code: scanned } : null,
        position,
        metresAway: metresAway(file, position, at),
        nobodyThere,
        noticeTakenBy,
        noticeRefusal,
      },
    ]
  },
})

/** A place far away is told with the record and refuses nothing: no text makes it unlawful. */
function metresAway(
  { visit }: CaseFile,
  position: string | null,
  { inspection }: Circumstances,
): number | null {
  const here = position === null ? null : readPosition(position)
  const there = visit ? (inspection?.firmOf(partyCode(visit.firm))?.position ?? null) : null
  return here && there ? metresBetween(here, there) : null
}

/** Neither before the day that was approved, nor before the approval itself. */
function checkWhen({ visit }: CaseFile, arrivedAt: string): FieldProblem[] {
  if (!visit?.team) return []
  const day = chinaDay(arrivedAt)
  if (day < visit.team.plannedOn) {
    return [{ field: 'arrivedAt', message: `批准的检查日期是 ${visit.team.plannedOn}，不能提前` }]
  }
  return visit.urgent === null && visit.approval && day < visit.approval.on
    ? [{ field: 'arrivedAt', message: '不能早于批准之日' }]
    : []
}

/** 人数事先确定: whoever comes along was named beforehand. */
function checkTeamCame(
  { visit, investigators }: CaseFile,
  { officers, helpers }: { officers: string[]; helpers: { name: string }[] | null },
  at: Circumstances,
): FieldProblem[] {
  if (!visit?.team || !at.inspection) return []
  const basis = ruleBasis(at.inspection.rules.helpers)
  const stranger = officers.find((id) => !investigators.includes(id))
  const named = visit.team.helpers.map(({ name }) => name)
  const unnamed = (helpers ?? []).findIndex(({ name }) => !named.includes(name))
  return [
    ...(stranger === undefined
      ? []
      : [
          {
            field: 'officers',
            message: `${at.nameOf(stranger)}不在批准的检查人员中；换人的，先办理变更承办人`,
            basis,
          },
        ]),
    ...(unnamed < 0
      ? []
      : [
          {
            field: `helpers.${unnamed}.name`,
            message: `${helpers?.[unnamed]?.name ?? ''}没有在审批时事先确定，不得随行`,
            basis,
          },
        ]),
  ]
}

/** 入企扫码: without a scan no inspection on the spot, and the code is this firm's. */
function checkScan(
  { visit }: CaseFile,
  {
    scanKind,
    scanned,
    nobodyThere,
    noticeRefusal,
  }: {
    scanKind: ScanKind | null
    scanned: string | null
    nobodyThere: boolean
    noticeRefusal: string | null
  },
  { inspection }: Circumstances,
): FieldProblem[] {
  if (!visit || !inspection) return []
  const basis = ruleBasis(inspection.rules.scan)
  if (scanKind === null || scanned === null) {
    return visit.way === 'on-site' && !nobodyThere && noticeRefusal === null
      ? [
          {
            field: 'scanned',
            message:
              '没有扫码，不得现场检查；请扫企业的营业执照码，或者请企业扫亮证码；拒绝检查的，写明拒绝的情况',
            basis,
          },
        ]
      : []
  }
  const code = partyCode(visit.firm)
  const read = creditCodeIn(scanned) ?? scanned.trim().toUpperCase()
  return scanKind === 'firm' && read !== code
    ? [
        {
          field: 'scanned',
          message: `扫到的是 ${scanned.trim()}，不是本次批准检查的${visit.firm.name}（${code}）`,
          basis,
        },
      ]
    : []
}
