import type { PersonId } from '../../../kernel/recorded.ts'
import { yuanText, type Fen } from '../../../shared/money.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import {
  nobody,
  noLine,
  noSecrets,
  notShown,
  type EventKinds,
  notEvidence,
} from '../../event-kind.ts'
import type { FilingSlice } from '../../parts/filing/slice.ts'
import type { PaymentSlice } from '../../parts/payment/slice.ts'
import type { PeopleSlice } from '../../parts/people/slice.ts'
import type { ServiceSlice } from '../../parts/service/slice.ts'
import type { Party } from '../../party.ts'
import { penaltyText } from '../../penalty.ts'
import { longSecret, partySecrets, personSecret } from '../../secrets-of.ts'
import { collectionGrounds, conversionGrounds } from './spot-codes.ts'
import type { CollectionGround, ConversionGround, SpotPenaltyKind } from './spot-codes.ts'
import type { Collection, Spot, SummarySlice } from './slice.ts'

export type SummaryEvent =
  | {
      type: 'SpotCaseOpened'
      party: Party
      matterCode: string
      cause: string
      place: string
      foundAt: string
      facts: string
      jurisdiction: string
      officers: PersonId[]
    }
  | {
      type: 'SpotPartyHeard'
      /** Since 2026-11: before, the words of the matter held. */
      violated?: string
      kinds: SpotPenaltyKind[]
      fineFen: Fen
      tier: string
      statement: string | null
      answer: string | null
      disputed: boolean
    }
  | {
      type: 'SpotDecisionHandedOver'
      recipient: string
      refusal: string | null
      officers: PersonId[]
    }
  | {
      type: 'FineCollectedOnSpot'
      ground: CollectionGround
      reason: string | null
      fen: Fen
      receiptNo: string
      onWater: boolean
    }
  | { type: 'CollectorLanded'; on: PlainDate }
  | { type: 'CollectionHandedIn'; on: PlainDate }
  | { type: 'CollectionBanked'; on: PlainDate; voucherNo: string }
  | { type: 'SpotDecisionReported'; on: PlainDate }
  | { type: 'ConvertedToOrdinary'; ground: ConversionGround; explanation: string }

type File = SummarySlice & FilingSlice & PeopleSlice & PaymentSlice & ServiceSlice

export const summaryEvents: EventKinds<SummaryEvent, File> = {
  SpotCaseOpened: {
    title: '当场发现违法',
    effective: true,
    means(_file, { type: _type, cause, jurisdiction, ...found }, { at }) {
      const { party, matterCode, facts, foundAt, officers } = found
      const day = chinaDay(foundAt)
      return {
        spot: {
          ...found,
          told: null,
          handedOver: null,
          collection: null,
          reportedOn: null,
          converted: null,
        },
        filing: {
          party,
          matterCode,
          cause,
          summary: facts,
          jurisdiction,
          violationFrom: day,
          violationUntil: day,
          discoveredOn: day,
          lifeOrFinance: false,
          filedAt: at,
          filedOn: chinaDay(at),
        },
        investigators: officers,
      }
    },
    line: ({ facts }) => facts,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: notEvidence,
    amendment: {
      record: '当场处罚事项（当事人、案由）',
      fields: ['party', 'matterCode', 'place', 'foundAt', 'facts', 'officers'],
      agree: 'both-heads',
      founds: true,
      saidIn: 'every',
    },
    secrets: ({ party }, rules) => partySecrets(party, rules),
    publicStep: ({ foundAt }) => ({ title: '当场发现违法行为', on: chinaDay(foundAt) }),
  },
  SpotPartyHeard: {
    title: '告知并听取陈述、申辩',
    effective: true,
    means: ({ spot }, { type: _type, ...told }, { at }) => ({
      spot: spot && { ...spot, told: { ...told, on: chinaDay(at) } },
    }),
    line: ({ kinds, fineFen, statement }) =>
      `拟${penaltyText({ kinds, fineFen, confiscatedFen: 0 })}；${statement ?? '当事人没有意见'}`,
    people: () => nobody,
    evidence: ({ statement }, on) =>
      statement === null
        ? []
        : [
            {
              kind: 'party-statement',
              name: '当事人当场的陈述、申辩',
              proves: '证明当事人对拟处罚的事实、理由和依据的意见',
              elements: ['circumstances'],
              source: '当事人当场提出',
              collectedOn: on,
              officers: [],
              file: null,
            },
          ],
    amendment: {
      record: '当场听取意见的记录',
      fields: ['statement', 'answer'],
      agree: 'department',
      founds: true,
      saidIn: ['summary_penalty_decision'],
    },
    // The decision has to say what became of the defence, in these words (处罚法第45条).
    secrets: noSecrets,
    publicStep: (_event, on) => ({ title: '当场告知并听取陈述、申辩', on }),
  },
  SpotDecisionHandedOver: {
    title: '当场交付决定书',
    effective: true,
    means: ({ spot, served }, { refusal, recipient }, { at }) => ({
      spot: spot && { ...spot, handedOver: { on: chinaDay(at), refusal } },
      served: [
        ...served,
        {
          paper: 'summary_penalty_decision',
          servedOn: chinaDay(at),
          method: 'direct',
          recipient,
          madeIn: null,
        },
      ],
    }),
    line: ({ recipient, refusal }) =>
      refusal === null ? `${recipient}当场签收` : `拒绝签收：${refusal}`,
    people: ({ officers }) => ({ assisting: officers }),
    evidence: notEvidence,
    amendment: {
      record: '当场交付的记录',
      fields: ['recipient', 'refusal', 'officers'],
      agree: 'department',
    },
    secrets: ({ recipient, refusal }) => [personSecret(recipient), longSecret('internal', refusal)],
    publicStep: (_event, on) => ({ title: '当场作出决定并交付决定书', on }),
  },
  FineCollectedOnSpot: {
    title: '当场收缴罚款',
    effective: true,
    means({ spot, payments }, { fen, receiptNo, onWater }, { at }) {
      const collectedOn = chinaDay(at)
      const collection: Collection = {
        collectedOn,
        onWater,
        landedOn: null,
        handedInOn: null,
        bankedOn: null,
      }
      return {
        spot: spot && { ...spot, collection },
        payments: [...payments, { paidOn: collectedOn, fen, surchargeFen: 0, receiptNo }],
      }
    },
    line: ({ fen, receiptNo, ground }) =>
      `${yuanText(fen)} 元，票据 ${receiptNo}；${collectionGrounds[ground]}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '当场收缴登记',
      fields: ['reason', 'receiptNo'],
      agree: 'both-heads',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: (_event, on) => ({ title: '当场缴纳罚款', on }),
  },
  CollectorLanded: {
    title: '抵岸',
    effective: true,
    means: ({ spot }, { on }) => onCollection(spot, { landedOn: on }),
    line: ({ on }) => on,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '抵岸登记',
      fields: ['on'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  CollectionHandedIn: {
    title: '上交当场收缴的罚款',
    effective: true,
    means: ({ spot }, { on }) => onCollection(spot, { handedInOn: on }),
    line: ({ on }) => on,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '上交罚款登记',
      fields: ['on'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  CollectionBanked: {
    title: '当场收缴的罚款缴付银行',
    effective: true,
    means: ({ spot }, { on }) => onCollection(spot, { bankedOn: on }),
    line: ({ voucherNo }) => `缴款凭证 ${voucherNo}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '缴付银行登记',
      fields: ['on', 'voucherNo'],
      agree: 'both-heads',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  SpotDecisionReported: {
    title: '报本机关备案',
    effective: false,
    means: ({ spot }, { on }) => ({ spot: spot && { ...spot, reportedOn: on } }),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '备案登记',
      fields: ['on'],
      agree: 'department',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  ConvertedToOrdinary: {
    title: '转为普通程序',
    effective: true,
    // The heads decide on 立案; until then only the party, the facts and the evidence are kept.
    means: ({ spot }, { explanation }, { at }) => ({
      spot: spot && { ...spot, converted: { on: chinaDay(at), explanation } },
      filing: null,
    }),
    line: ({ ground, explanation }) => `${conversionGrounds[ground]}：${explanation}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '已经转为普通程序；转得不对的，由负责人在立案时决定。',
    },
    secrets: ({ explanation }) => [longSecret('internal', explanation)],
    publicStep: (_event, on) => ({ title: '转为普通程序办理', on }),
  },
}

function onCollection(spot: Spot | null, change: Partial<Collection>): Partial<File> {
  return spot?.collection
    ? { spot: { ...spot, collection: { ...spot.collection, ...change } } }
    : {}
}
