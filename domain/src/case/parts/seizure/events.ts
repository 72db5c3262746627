import { decidedByHead, sealedPaper, writtenBySystem } from '../../amendable.ts'
import { yuanText } from '../../../shared/money.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret, personSecret, personSecrets, secret } from '../../secrets-of.ts'
import { firstSentence } from '../evidence/evidenced.ts'
import { recordTitle } from '../field-record/record-papers.ts'
import type { FieldRecordSlice } from '../field-record/slice.ts'
import { changeGoods, changeSeizure, leave, newSeizure } from './change.ts'
import { disposals, measures, releaseGrounds, sales, urgentGrounds } from './codes.ts'
import type { SeizureEvent } from './event.ts'
import type { SeizureSlice } from './slice.ts'

export const seizureEvents: EventKinds<SeizureEvent, SeizureSlice & FieldRecordSlice> = {
  SeizureProposed: {
    title: ({ measure }) => `提请${measures[measure]}`,
    effective: false,
    means: ({ seizures }, event) => ({
      seizures: [...seizures, { ...newSeizure(event), grounds: event.grounds }],
    }),
    line: ({ target }) => target,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核和批准的就是这份提请，不能改动；有错的，不再实施，重新提请。',
    },
    // What is going to be sealed must not be known before (强制法第1条 aims at evidence that may vanish).
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  SeizureReviewed: {
    title: '查封、扣押法制审核',
    effective: true,
    means: ({ seizures }, { seizure, passed, opinion }) => ({
      seizures: changeSeizure(seizures, seizure, () => ({ review: { passed, opinion } })),
    }),
    line: ({ passed, opinion }) => `${passed ? '同意' : '不同意'}：${opinion}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核意见由审核人员负责，不由他人更正；有错的，不再实施，重新提请。',
    },
    secrets: ({ opinion }) => [longSecret('internal', opinion)],
    publicStep: notShown,
  },
  SeizureApproved: {
    title: ({ approved }) => (approved ? '负责人批准查封、扣押' : '负责人不批准查封、扣押'),
    effective: true,
    means: ({ seizures }, { seizure, approved }, { at }) => ({
      seizures: changeSeizure(seizures, seizure, () => ({ approval: { approved, at } })),
    }),
    line: ({ opinion }) => opinion || null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: ({ opinion }) => [longSecret('internal', opinion)],
    publicStep: notShown,
  },
  SeizureAbandoned: {
    title: '不再实施查封、扣押',
    effective: true,
    means: ({ seizures }, { seizure }, { at }) => ({
      seizures: changeSeizure(seizures, seizure, () => ({ abandonedOn: chinaDay(at) })),
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核和批准的就是这份提请，不能改动；有错的，不再实施，重新提请。',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  UrgentSeizureReported: {
    title: ({ measure }) => `情况紧急，当场${measures[measure]}，报告负责人`,
    effective: true,
    means: ({ seizures }, event, { at }) => {
      const { ground, explanation } = event
      const urgent = { ground, explanation, reportedAt: at }
      return { seizures: [...seizures, { ...newSeizure(event), urgent }] }
    },
    line: ({ ground, explanation }) => `${urgentGrounds[ground]}：${explanation}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '审核和批准的就是这份提请，不能改动；有错的，不再实施，重新提请。',
    },
    secrets: ({ explanation, reason }) => [
      longSecret('internal', explanation),
      longSecret('internal', reason),
    ],
    publicStep: notShown,
  },
  GoodsSeized: {
    title: '实施查封、扣押',
    effective: true,
    means: ({ seizures, records }, event) => {
      const { seizure, startedAt, endedAt, officers, custodian, custodianName } = event
      const { custodyPlace, recording } = event
      const on = chinaDay(startedAt)
      return {
        seizures: changeSeizure(seizures, seizure, () => ({
          seized: { startedAt, on, officers, custodian, custodianName, custodyPlace },
          goods: event.goods.map(({ photo: _photo, ...good }) => ({
            ...good,
            sold: null,
            released: null,
            expiredOn: null,
            left: [],
          })),
        })),
        records: [
          ...records,
          { kind: 'seizure', startedAt, endedAt, officers, recorded: recording !== null },
        ],
      }
    },
    line: ({ goods }) =>
      goods.map(({ name, quantity, unit }) => `${name}${quantity}${unit}`).join('、'),
    people: ({ officers }) => ({ investigating: officers }),
    evidence: ({ startedAt, place, goods, officers, process }) => [
      {
        kind: 'scene-record',
        name: recordTitle('seizure'),
        proves: `证明在${place}查封、扣押财物的经过：${firstSentence(process)}`,
        elements: ['act', 'time-place'],
        source: '执法人员现场制作',
        collectedOn: chinaDay(startedAt),
        officers,
        file: null,
      },
      {
        kind: 'object',
        name: `查封、扣押的财物${goods.length}项`,
        proves: `证明涉案财物的名称和数量：${goods.map(({ name, quantity, unit }) => `${name}${quantity}${unit}`).join('、')}`,
        elements: ['act'],
        source: '查封、扣押清单',
        collectedOn: chinaDay(startedAt),
        officers,
        file: null,
      },
    ],
    amendment: {
      record: `${recordTitle('seizure')}和清单`,
      fields: [
        'startedAt',
        'endedAt',
        'place',
        'officers',
        'present',
        'witness',
        'statement',
        'answer',
        'goods',
        'leftOut',
        'custodianName',
        'custodyPlace',
        'process',
        'signingNote',
        'recording',
        'unrecordedReason',
      ],
      agree: 'both-heads',
      founds: true,
      saidIn: ['seizure_decision'],
    },
    secrets: ({
      present,
      witness,
      custodianName,
      custodyPlace,
      statement,
      answer,
      signingNote,
    }) => [
      ...personSecrets(present ?? ''),
      ...personSecrets(witness ?? ''),
      personSecret(custodianName),
      secret('address', custodyPlace),
      longSecret('internal', statement),
      longSecret('internal', answer),
      longSecret('internal', signingNote),
    ],
    publicStep: ({ startedAt }) => ({ title: '实施查封、扣押', on: chinaDay(startedAt) }),
  },
  SeizureExtended: {
    title: '延长查封、扣押期限',
    effective: true,
    means: ({ seizures }, { seizure, days, reason }, { at, version }) => ({
      seizures: changeSeizure(seizures, seizure, ({ extensions }) => ({
        extensions: [
          ...extensions,
          { version, days, reason, approvedOn: chinaDay(at), toldOn: null },
        ],
      })),
    }),
    line: ({ days, reason }) => `延长${days}日：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '延长查封、扣押期限', on }),
  },
  ExaminationStarted: {
    title: '送检测、检验、检疫或者技术鉴定',
    effective: true,
    means: ({ seizures }, { seizure, goods, institution, from, to }) => ({
      seizures: changeSeizure(seizures, seizure, ({ examinations }) => ({
        examinations: [...examinations, { goods, institution, from, to, endedOn: null }],
      })),
    }),
    line: ({ institution, from, to }) => `${institution}，${from} 至 ${to}，期间不计入期限`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '检测、鉴定登记',
      fields: ['institution', 'purpose', 'from', 'to', 'toldOn', 'recipient'],
      agree: 'both-heads',
    },
    secrets: ({ recipient }) => [personSecret(recipient)],
    publicStep: ({ from }) => ({ title: '财物送检测、鉴定', on: from }),
  },
  ExaminationEnded: {
    title: '检测、检验、检疫或者技术鉴定结束',
    effective: true,
    means: ({ seizures }, { seizure, endedOn }) => ({
      seizures: changeSeizure(seizures, seizure, ({ examinations }) => ({
        examinations: examinations.map((each) =>
          each.endedOn === null ? { ...each, endedOn } : each,
        ),
      })),
    }),
    line: ({ result }) => result,
    people: () => nobody,
    evidence: ({ endedOn, result }) => [
      {
        kind: 'appraisal',
        name: '检测、检验、检疫或者技术鉴定结果',
        proves: `证明查封、扣押的财物的性质：${firstSentence(result)}`,
        elements: ['act'],
        source: '受委托的检测、鉴定机构',
        collectedOn: endedOn,
        officers: [],
        file: null,
      },
    ],
    amendment: {
      record: '检测、鉴定结果登记',
      fields: ['endedOn', 'result'],
      agree: 'both-heads',
      founds: true,
    },
    secrets: ({ result }) => [longSecret('internal', result)],
    publicStep: ({ endedOn }) => ({ title: '检测、鉴定结束', on: endedOn }),
  },
  GoodsSold: {
    title: ({ manner }) => `${sales[manner]}不易保管的财物`,
    effective: true,
    means: ({ seizures }, { seizure, good, proceedsFen, shortfallFen }) => ({
      seizures: changeGoods(seizures, seizure, [good], () => ({
        sold: { proceedsFen, shortfallFen },
      })),
    }),
    line: ({ proceedsFen, reason }) => `得款 ${yuanText(proceedsFen)} 元：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '拍卖、变卖登记',
      fields: ['reason', 'soldOn', 'proceedsFen', 'shortfallFen'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: ({ soldOn, manner }) => ({ title: `${sales[manner]}不易保管的财物`, on: soldOn }),
  },
  GoodsLost: {
    title: '财物毁损、灭失，已赔偿',
    effective: true,
    means: ({ seizures }, { seizure, lost }, { at }) => ({
      seizures: leave(seizures, seizure, { exit: 'lost', of: lost, on: chinaDay(at) }),
    }),
    line: ({ cause, compensatedFen }) => `赔偿 ${yuanText(compensatedFen)} 元：${cause}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '毁损、灭失和赔偿登记',
      fields: ['cause', 'compensatedFen', 'compensatedOn'],
      agree: 'both-heads',
    },
    secrets: ({ cause }) => [longSecret('internal', cause)],
    publicStep: ({ compensatedOn }) => ({ title: '赔偿毁损、灭失的财物', on: compensatedOn }),
  },
  SeizureExpired: {
    title: '查封、扣押期限届满',
    effective: true,
    means: ({ seizures }, { seizure, goods, lastDay }) => ({
      seizures: changeGoods(seizures, seizure, goods, () => ({ expiredOn: lastDay })),
    }),
    line: ({ lastDay }) => `${lastDay} 届满，没有作出处理决定，须立即解除`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: writtenBySystem,
    secrets: noSecrets,
    publicStep: ({ lastDay }) => ({ title: '查封、扣押期限届满', on: lastDay }),
  },
  SeizureReleased: {
    title: '解除查封、扣押',
    effective: true,
    means: ({ seizures }, { seizure, goods, ground }, { at }) => ({
      seizures: changeGoods(seizures, seizure, goods, () => ({ released: ground }), chinaDay(at)),
    }),
    line: ({ ground }) => releaseGrounds[ground],
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: ({ explanation }) => [longSecret('internal', explanation)],
    publicStep: (_event, on) => ({ title: '解除查封、扣押', on }),
  },
  GoodsReturned: {
    title: '退还财物',
    effective: true,
    means: ({ seizures }, { seizure, returned, returnedAt }) => ({
      seizures: leave(seizures, seizure, {
        exit: 'returned',
        of: returned,
        on: chinaDay(returnedAt),
      }),
    }),
    line: ({ recipient, moneyFen }) =>
      `${recipient}领取${moneyFen > 0 ? `，退还价款 ${yuanText(moneyFen)} 元` : ''}`,
    people: ({ officers }) => ({ assisting: officers }),
    evidence: notEvidence,
    amendment: {
      record: '退还清单',
      fields: ['returned', 'returnedAt', 'recipient', 'condition', 'officers'],
      agree: 'department',
    },
    secrets: ({ recipient }) => [personSecret(recipient)],
    publicStep: ({ returnedAt }) => ({ title: '退还查封、扣押的财物', on: chinaDay(returnedAt) }),
  },
  GoodsDisposed: {
    title: ({ how }) => `${disposals[how]}查封、扣押的财物`,
    effective: true,
    means: ({ seizures }, { seizure, how, disposed, on }) => ({
      seizures: leave(seizures, seizure, { exit: how, of: disposed, on }),
    }),
    line: ({ basis }) => basis,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '财物处理登记',
      fields: ['basis', 'on'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: ({ how, on }) => ({ title: `${disposals[how]}查封、扣押的财物`, on }),
  },
  GoodsTransferred: {
    title: '财物随案移送',
    effective: true,
    means: ({ seizures }, { seizure, on }) => ({
      seizures: leave(seizures, seizure, { exit: 'transferred', of: 'all', on }),
    }),
    line: ({ to }) => `移送${to}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '财物移送登记',
      fields: ['to', 'on'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  TransferTold: {
    title: '告知当事人财物随案移送',
    effective: true,
    means: (_file, { on }) => ({ transferToldOn: on }),
    line: ({ recipient }) => `${recipient}签收`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '告知财物移送的登记',
      fields: ['on', 'recipient'],
      agree: 'department',
    },
    secrets: ({ recipient }) => [personSecret(recipient)],
    publicStep: ({ on }) => ({ title: '告知财物随案移送', on }),
  },
}
