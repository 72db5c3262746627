import { identityPaperOf, partyKindTitles, type Party } from '../../case/party.ts'
import { penaltyKinds, type PenaltyKind } from '../../case/penalty.ts'
import { identityPapers } from '../../identity-codes/identity-paper.ts'
import type { PublicNotice } from '../notice/public-notice.ts'
import { penaltyReportFields } from './penalty-report-fields.ts'
import { noEnd, reportDay, tenThousandYuan, type ReportRecord } from './report-field.ts'

/** 处罚类别 of the template (处罚法 2021 第9条): both confiscations are one. */
export const reportedCategories: Readonly<Record<PenaltyKind, string>> = {
  ...penaltyKinds,
  'confiscate-gains': '没收违法所得、没收非法财物',
  'confiscate-goods': '没收违法所得、没收非法财物',
  other: '其他',
}

type ReportedPenaltyDecision = {
  /** What the public reads: free texts are reported as they are published, with names masked. */
  readonly notice: PublicNotice
  /** The party as the file knows it: codes are reported and not published. */
  readonly party: Party
  readonly agency: { readonly name: string; readonly uscc: string }
}

/** The 30 fields of one penalty decision. All come from the case: nothing is typed for the report. */
export function penaltyReport({ notice, party, agency }: ReportedPenaltyDecision): ReportRecord {
  const filled: ReportRecord = {
    CF_XDR_MC: party.name,
    CF_XDR_LB: partyKindTitles[party.kind],
    ...codesOf(party),
    CF_WSH: notice.number,
    CF_WFXW: notice.matterName,
    CF_SY: notice.facts,
    CF_YJ: notice.penaltyBasis,
    ...contentOf(notice),
    CF_JDRQ: reportDay(notice.decidedOn),
    CF_YXQ: noEnd,
    CF_GSJZQ: reportDay(notice.expiresOn),
    CF_CFJG: agency.name,
    CF_CFJGDM: agency.uscc,
    CF_SJLY: agency.name,
    CF_SJLYDM: agency.uscc,
  }
  return Object.fromEntries(penaltyReportFields.map(({ code }) => [code, filled[code] ?? '']))
}

function codesOf(party: Party): ReportRecord {
  switch (party.kind) {
    case 'natural-person':
      return {
        CF_XDR_ZJLX: identityPapers[identityPaperOf(party)].reported,
        CF_XDR_ZJHM: party.idNumber,
      }
    case 'sole-trader':
      return {
        CF_XDR_SHXYM: party.uscc,
        CF_FRDB: party.operator,
        ...(party.operatorIdNumber && {
          CF_FR_ZJLX: identityPapers[identityPaperOf(party)].reported,
          CF_FR_ZJHM: party.operatorIdNumber,
        }),
      }
    case 'organisation':
      return { CF_XDR_SHXYM: party.uscc, CF_FRDB: party.legalRepresentative }
  }
}

const licences: readonly PenaltyKind[] = ['suspend-licence', 'revoke-licence']

function contentOf(notice: PublicNotice): ReportRecord {
  const { penaltyKinds: kinds, fineFen, confiscatedFen, confiscatedGoods, terms, outcome } = notice
  const categories = kinds.map((kind) =>
    kind === 'other' ? `其他-${terms ?? ''}` : reportedCategories[kind],
  )
  const details = [outcome, confiscatedGoods && `没收非法财物：${confiscatedGoods}`, terms]
  return {
    CF_CFLB: [...new Set(categories)].join(';'),
    CF_NR: details.filter((each) => each !== null && each !== '').join('；'),
    CF_NR_FK: kinds.includes('fine') ? tenThousandYuan(fineFen) : '',
    CF_NR_WFFF: confiscatedFen > 0 ? tenThousandYuan(confiscatedFen) : '',
    CF_NR_ZKDX: kinds.some((kind) => licences.includes(kind)) ? (terms ?? '') : '',
  }
}
