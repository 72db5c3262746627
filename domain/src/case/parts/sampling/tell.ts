import { cite } from '../../../shared/citation.ts'
import { citationsIn } from '../../../citation/citations-in.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import { checkDaySince } from '../../day-checks.ts'
import { law } from '../../needs.ts'
import { notArchived, notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { filed } from '../filing/requirements.ts'
import { undecided } from '../decision/requirements.ts'
import { remedyUnits } from './codes.ts'
import { requestPeriod } from './limits.ts'
import { aboutAppraisal, appraisalConcluded, appraisalOpen } from './requirements.ts'
import { appraisalActId } from './sampling-act.ts'
import { appraisalName, appraisalOf, toldOn, type Appraisal } from './slice.ts'

const noticed = ({ notices }: Appraisal, of: 'period' | 'result'): boolean =>
  notices.some((each) => each.of === of)

/** 告知期间: owed where its days are to be left out of a limit, and offered otherwise. */
export const tellPeriod = (appraisal: Appraisal): Act =>
  act({
    id: appraisalActId('tell-appraisal-period', appraisal),
    title: `告知${appraisalName(appraisal)}的期间`,
    step: 'investigate',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '制作期间告知书，送达当事人；期间是否不计入办案期限，另行批准。',
    basis: [cite('行政处罚法', 60)],
    form: {},
    papers: ['appraisal_notice'],
    recording: [],
    requires: [
      notEnded,
      appraisalOpen(appraisal.no),
      aboutAppraisal(
        appraisal.no,
        'period-not-noticed',
        (each) => !noticed(each, 'period'),
        '期间告知书已经制作',
      ),
    ],
    applies: ({ archive }) =>
      archive === null && appraisal.ended === null && !noticed(appraisal, 'period'),
    events: () => [{ type: 'AppraisalPeriodNoticed', appraisal: appraisal.no }],
  })

/**
 * 期间不计入办案期限. 处罚法第60条 leaves ninety days for all but what a law, a regulation or a rule provides otherwise, and
 * none that we have read lets an examination out; so the provision is named, as for an extension.
 */
export const leaveOut = (appraisal: Appraisal): Act =>
  act({
    id: appraisalActId('leave-out-appraisal', appraisal),
    title: `${appraisalName(appraisal)}的期间不计入办案期限`,
    step: 'investigate',
    by: ['officer'],
    approvals: ['department-head', 'agency-head'],
    presses: false,
    effect: '批准后，从告知当事人之日到要求完成之日不计入；提前有结果的，到有结果之日。',
    basis: [cite('行政处罚法', 60)],
    form: {
      legalBasis: form.text({
        label: '规定期间不计入的条文',
        max: 300,
        argued: true,
        hint: '写明法律、法规、规章的名称和条，例如：《……规定》第十条；没有规定的，照算',
        basis: cite('行政处罚法', 60),
      }),
    },
    papers: [],
    recording: [],
    requires: [
      notEnded,
      filed,
      undecided,
      nothingPending,
      aboutAppraisal(
        appraisal.no,
        'period-told',
        (each) => toldOn(each, 'period') !== null,
        '期间还没有书面告知当事人',
        law(60),
      ),
    ],
    applies: ({ filing, decision }) =>
      filing !== null && decision === null && appraisal.leftOutBy === null,
    asks: (_file, { legalBasis }) =>
      `${appraisal.institution}的检验（鉴定）不计入办案期限，依据${legalBasis}`,
    checks: (_file, { legalBasis }) =>
      citationsIn(legalBasis).length === 0
        ? [
            {
              field: 'legalBasis',
              message: '请写明依据的条文，如《……规定》第十条',
              basis: cite('行政处罚法', 60),
            },
          ]
        : [],
    events: (_file, { legalBasis }) => [
      { type: 'AppraisalTimeLeftOut', appraisal: appraisal.no, legalBasis },
    ],
  })

const remedyFields = {
  remedyCount: form.optional(form.count({ label: '可以申请复检的期限', min: 1, max: 180 })),
  remedyUnit: form.optional(form.choice({ label: '期限的单位', options: remedyUnits })),
  remedyBasis: form.optional(
    form.text({
      label: '规定复检的条文',
      max: 300,
      argued: true,
      hint: '适用的法律、法规、规章规定了复检的才填；没有规定的，当事人仍可以陈述、申辩',
    }),
  ),
}

/** 告知结果: what was found, and how the party may speak to it. */
export function tellAppraisal(appraisal: Appraisal): Act {
  // 复检 is given once.
  const first = appraisal.again === null
  return act({
    id: appraisalActId('tell-appraisal', appraisal),
    title: `告知${appraisalName(appraisal)}的结果`,
    step: 'investigate',
    by: ['officer'],
    approvals: [],
    presses: true,
    effect: '制作结果告知书，用印、编号，再送达当事人；写明复检条文的，复检的期限从送达起算。',
    basis: [cite('行政处罚法', 44)],
    form: first ? form.section('复检', remedyFields, { folded: true }) : {},
    papers: ['appraisal_notice'],
    recording: [],
    requires: [
      notArchived,
      appraisalConcluded(appraisal.no),
      aboutAppraisal(
        appraisal.no,
        'result-not-noticed',
        (each) => !noticed(each, 'result'),
        '结果告知书已经制作',
      ),
    ],
    applies: ({ archive }) =>
      archive === null && appraisal.ended?.concluded === true && !noticed(appraisal, 'result'),
    checks: (_file, input) => (first ? checkRemedy(input as Remedied) : []),
    events: (file, input) => {
      const found = conclusionOf(file, appraisal.no)
      if (found === null) return []
      const { remedyCount, remedyUnit, remedyBasis } = input as Partial<Remedied>
      const remedy =
        remedyCount != null && remedyUnit != null && remedyBasis != null
          ? { count: remedyCount, unit: remedyUnit, basis: remedyBasis }
          : null
      return [{ type: 'AppraisalResultNoticed', appraisal: appraisal.no, ...found, remedy }]
    },
  })
}

type Remedied = form.InputOf<typeof remedyFields>

/** All three or none: a time without its provision, or a provision without its time, tells the party nothing. */
function checkRemedy({ remedyCount, remedyUnit, remedyBasis }: Remedied): FieldProblem[] {
  const given = [remedyCount, remedyUnit, remedyBasis].filter((each) => each !== null).length
  if (given === 0) return []
  if (given < 3) {
    const field =
      remedyCount === null ? 'remedyCount' : remedyUnit === null ? 'remedyUnit' : 'remedyBasis'
    return [{ field, message: '复检的期限、单位和条文要一起写明，或者都不写' }]
  }
  return citationsIn(remedyBasis ?? '').length === 0
    ? [{ field: 'remedyBasis', message: '请写明依据的条文，如《……法》第十五条' }]
    : []
}

/** The result as it reads now. */
function conclusionOf({ history }: CaseFile, no: number) {
  const ended = history.findLast(
    ({ event }) => event.type === 'AppraisalEnded' && event.appraisal === no,
  )?.event
  return ended?.type === 'AppraisalEnded' && ended.conclusion !== null
    ? { reportNumber: ended.reportNumber ?? '', conclusion: ended.conclusion }
    : null
}

/** 申请复检, within the time that the notice named. */
export const requestAgain = (appraisal: Appraisal): Act =>
  act({
    id: appraisalActId('request-reappraisal', appraisal),
    title: `登记复检申请（${appraisalName(appraisal)}）`,
    step: 'investigate',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '登记后须委托复检；复检以一次为限。',
    basis: [cite('行政处罚法', 45)],
    form: {
      requestedOn: form.date({ label: '申请之日' }),
      reasons: form.paragraph({ label: '当事人的意见和理由', max: 2_000 }),
    },
    papers: [],
    recording: [],
    requires: [
      notEnded,
      aboutAppraisal(
        appraisal.no,
        'reappraisal-open',
        ({ remedy, objectedOn }) => remedy !== null && objectedOn === null,
        '结果告知书没有写明复检的条文，或者已经申请过；当事人的意见登记为陈述申辩',
        law(45),
      ),
      aboutAppraisal(
        appraisal.no,
        'result-told',
        (each) => toldOn(each, 'result') !== null,
        '检验（鉴定）结果告知书还没有送达',
        law(44),
      ),
    ],
    applies: ({ archive }) =>
      archive === null && appraisal.remedy !== null && appraisal.objectedOn === null,
    defaults: (_file, { today }) => ({ requestedOn: today }),
    checks: (file, { requestedOn }, at) => {
      const now = appraisalOf(file, appraisal.no) ?? appraisal
      const period = requestPeriod(now)
      const due = period && dueOf(period, at.calendar, at.today)
      const told = { day: toldOn(now, 'result'), message: '不能早于结果告知书送达之日' }
      return [
        ...checkDaySince('requestedOn', requestedOn, told, at),
        ...(due?.known && requestedOn > due.on
          ? [
              {
                field: 'requestedOn',
                message: `申请复检的期限到 ${due.on} 届满；逾期的意见登记为陈述申辩`,
              },
            ]
          : []),
      ]
    },
    events: (_file, input) => [{ type: 'ReappraisalRequested', appraisal: appraisal.no, ...input }],
  })
