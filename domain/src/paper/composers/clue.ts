import { clueSources } from '../../case/case-codes.ts'
import { sourceText } from '../../case/parts/clue/slice.ts'
import { nameBeforeText } from '../../case/firm-name.ts'
import type { Party } from '../../case/party.ts'
import type { Block } from '../paper.ts'
import type { Composer } from '../paper-source.ts'
import { furtherRows, ruleOf, ruleWords } from './rule.ts'
import { eventOf } from '../paper-source.ts'
import {
  agencyHead,
  dateText,
  departmentHead,
  facts,
  instantText,
  officerLines,
  officerText,
  opinions,
  p,
  paper,
  paragraphs,
  partyRows,
  sentence,
  heading,
} from './parts.ts'

const clueRegister: Composer = (source) => {
  const { clue } = source.file
  if (!clue) return null
  return paper(source, 'clue_register', 'form', {
    blocks: [
      facts([
        ['线索来源', clueSources[clue.source]],
        ['收到时间', instantText(clue.receivedAt)],
        ['举报人', clue.named ? '实名（另行加密登记，不入卷）' : '匿名或者没有举报人'],
        ['被反映的单位或个人', clue.respondent],
        ['主要内容', clue.summary],
        ['处理', '核查'],
      ]),
      {
        kind: 'opinion',
        title: '登记人',
        text: sentence(clue.preliminaryOpinion),
        name: source.recorded.by.name,
        at: source.recorded.at,
      },
    ],
  })
}

const suggestions = { file: '建议立案', decline: '建议不予立案', transfer: '建议移送' }

const verificationReport: Composer = (source) => {
  const event = eventOf(source, 'ClueVerified')
  const { clue } = source.file
  if (!event || !clue) return null
  return paper(source, 'verification_report', 'letter', {
    blocks: [
      p(
        `${dateText(event.verifiedOn)}，${event.officers.map((id) => officerText(source, id)).join('、')}对“${clue.respondent}”的线索进行了核查。现将核查情况报告如下：`,
      ),
      heading('一、核查到的事实'),
      ...paragraphs(event.facts),
      heading('二、线索和证据'),
      p(`线索来源：${clueSources[clue.source]}。反映的主要内容：${clue.summary}`),
      heading('三、处理建议'),
      p(`${suggestions[event.suggestion]}。`),
    ],
    signatures: officerLines(source, event.officers, '核查人员'),
  })
}

/** Whoever approves sees that the code stood under another name, and what the officer says to it. */
function nameBefore(party: Party): Block[] {
  const said = nameBeforeText(party)
  return said === null ? [] : [facts([['名称说明', said]])]
}

const filingApproval: Composer = (source) => {
  const event = eventOf(source, 'CaseFiled')
  if (!event) return null
  const { file } = source
  const matter = ruleOf(source)
  return paper(source, 'case_filing_approval', 'form', {
    blocks: [
      facts([
        ['案件来源', sourceText(file)],
        ['案由', event.cause],
      ]),
      facts(partyRows(event.party), 2),
      ...nameBefore(event.party),
      facts([
        ['涉嫌违法事实', event.summary],
        ['涉嫌违反的规定', matter && ruleWords(matter.violationBasis, matter.violates)],
        ['处罚依据', matter && ruleWords(matter.penaltyBasis, matter.punishedBy)],
        ...furtherRows(source),
        ['管辖依据', event.jurisdiction],
        [
          '追责时效',
          `违法行为终了于${dateText(event.violationUntil)}，发现于${dateText(event.discoveredOn)}，在${event.lifeOrFinance ? '五' : '二'}年追责时效内（行政处罚法第三十六条）`,
        ],
        ['拟定承办人', event.investigators.map((id) => officerText(source, id)).join('、')],
        ['立案时间', source.draft ? '批准之时' : instantText(source.recorded.at)],
      ]),
      ...opinions(source, {
        proposal:
          '经核查，有证据初步证明存在上述涉嫌违法的事实，属于本机关管辖，没有超过追责时效，符合立案标准（行政处罚法第五十四条第二款），建议立案。',
        roles: [departmentHead, agencyHead],
      }),
    ],
  })
}

const noFilingApproval: Composer = (source) => {
  const event = eventOf(source, 'FilingDeclined')
  const { clue, verification } = source.file
  if (!event || !clue) return null
  return paper(source, 'no_filing_approval', 'form', {
    blocks: [
      facts([
        ['线索来源', clueSources[clue.source]],
        ['被反映的单位或个人', clue.respondent],
        ['反映的主要内容', clue.summary],
        ['核查到的事实', verification?.facts],
        ['不予立案的理由', event.reason],
        ['是否须告知举报人', clue.named ? '是，五个工作日内告知' : '否'],
      ]),
      ...opinions(source, {
        proposal: '经核查，不符合立案标准，理由如上，建议不予立案。',
        roles: [departmentHead, agencyHead],
      }),
    ],
  })
}

const filingResultNotice: Composer = (source) => {
  const event = eventOf(source, 'InformantTold')
  const { clue } = source.file
  if (!event || !clue) return null
  return paper(source, 'filing_result_notice', 'letter', {
    title: source.file.filing ? '立案告知书' : '不予立案告知书',
    addressee: '举报人：',
    blocks: [
      p(`你反映的“${clue.respondent}”的问题收悉。`),
      ...paragraphs(event.content),
      p('感谢你对商务执法工作的监督和支持。本机关依法为你保密。'),
      p(`联系电话：${source.at.rules.phone}`),
    ],
  })
}

export const cluePapers = {
  clue_register: clueRegister,
  verification_report: verificationReport,
  case_filing_approval: filingApproval,
  no_filing_approval: noFilingApproval,
  filing_result_notice: filingResultNotice,
}
