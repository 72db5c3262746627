import { storyWords } from '../src/demo/story-words.ts'
import type { Party } from '@zhaofa/domain/case/party.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { playConclusion } from '../src/demo/play-conclusion.ts'
import { playDefence } from '../src/demo/play-defence.ts'
import { playStart } from '../src/demo/play-filing.ts'
import { serve } from '../src/demo/serve-paper.ts'
import { playInvestigation } from '../src/demo/play-investigation.ts'
import { demoInformant, type Stage } from '../src/demo/stage.ts'
import type { Story } from '../src/demo/story.ts'

export const plantedParty = {
  kind: 'natural-person',
  name: '欧阳春生',
  idNumber: '22030219800307001X',
  address: '吉林省四平市铁东区北一马路12号3单元502室',
  phone: '13904340002',
  gender: '男',
  birthDate: '1980-03-07',
} as const satisfies Party

/** What the file knows and no public byte may contain. */
export const knownPlants = {
  party: plantedParty.name,
  partyId: plantedParty.idNumber,
  partyPhone: plantedParty.phone,
  partyHome: '北一马路12号3单元502室',
  inquired: '孙玉梅',
  inquiredId: '220303199001011228',
  onsite: '贺兰山',
  informant: demoInformant.name,
  informantPhone: demoInformant.contact,
} as const

const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const between = (mark: string) => (text: string) => [...text].join(mark)
const grouped = (mark: string) => (text: string) => text.replace(/(?<=.)(?=(?:.{4})+$)/gu, mark)

/** The ways people hide a word from a search, on purpose or by accident. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  between(' '),
  between('\u3000'),
  between('\u200b'),
  between('·'),
  grouped('-'),
  (text) => wide(text.toLowerCase()),
]

/** Every known word in every spelling, and what only its shape gives away, each in a sentence. */
export const placements: readonly string[] = [
  ...Object.values(knownPlants).flatMap((word) => spellings.map((spelt) => spelt(word))),
  '证人马晓红（女，汉族）',
  '消费者耿长青、葛文秀',
  '电话13704340099',
  '座机0434-3210987',
  '手机号137 0434 0098',
  '身份证号220302197505054218',
  '银行卡号6222 0202 0000 1234 567',
  '账号22050161540000000123',
  '微信号zhangsan_778899',
  'QQ号778899221',
  '邮箱li.si@example.cn',
  '驾驶吉C12345',
  '新能源号牌吉AD12345',
  '现住四平市铁西区海丰大路2000号4单元301室',
  '出生于1991年4月5日',
]

/** Words of those sentences that may not come out, beside the known ones. */
export const shapePlants: readonly string[] = [
  '马晓红',
  '耿长青',
  '葛文秀',
  '13704340099',
  '0434-3210987',
  '13704340098',
  '220302197505054218',
  '6222020200001234567',
  '22050161540000000123',
  'zhangsan_778899',
  '778899221',
  'li.si@example.cn',
  '吉C12345',
  '吉AD12345',
  '海丰大路2000号4单元301室',
  '1991年4月5日',
]

/** Public words beside the secrets: they must come out whole. */
export const publicWords: readonly string[] = [
  '四平市红日商贸有限公司',
  '91220300MA0000000L',
  '《单用途商业预付卡管理办法（试行）》第七条',
  '四商检字〔2026〕8号',
  '2026年3月2日',
  '罚款18000元',
]

const words = storyWords['CF-028-01']
if (!words) throw new Error('no words for this matter')

const story: Story = {
  party: plantedParty,
  matter: 'CF-028-01',
  source: 'report',
  startsOn: plainDate('2026-08-10'),
  until: 'published',
  summary: '没有公开服务项目和收费标准。',
  facts: `${publicWords.join('，')}。`,
  words,
  tier: 0,
  defence: 'silent',
  named: true,
}

/** Plays a case whose texts are full of secrets as far as its served decision. Returns its id. */
export async function playPlantedCase(stage: Stage): Promise<string> {
  const [officer] = stage.cast.officers
  const caseId = await playStart(stage, story)
  await playInvestigation(stage, story, caseId)
  stage.later(3)
  stage.minutes(180)
  const asked = { certificatesShown: true, rightsTold: true }
  await stage.act(caseId, officer, 'record-inspection', {
    ...asked,
    startedAt: stage.ago(150),
    endedAt: stage.ago(80),
    onsitePerson: knownPlants.onsite,
    findings: '现场检查。',
    recording: 'AV02-01',
  })
  stage.later(2)
  stage.minutes(240)
  await stage.act(caseId, officer, 'record-inquiry', {
    ...asked,
    startedAt: stage.ago(200),
    endedAt: stage.ago(130),
    inquiree: knownPlants.inquired,
    inquireeRole: '证人',
    inquireeIdNumber: knownPlants.inquiredId,
    exchanges: [{ question: '请说明有关情况。', answer: '属实。' }],
    recording: 'AV04-01',
  })
  await playConclusion(stage, story, caseId)
  await playDefence(stage, story, caseId)
  const third = Math.ceil(placements.length / 3)
  const planted = (part: number) =>
    placements
      .slice(part * third, (part + 1) * third)
      .map((word, i) => `第${i + 1}项核对，${word}，已记录。`)
  await stage.act(caseId, officer, 'draft-decision', {
    facts: `${story.facts}${planted(0).join('')}`,
    statementHandling: planted(1).join(''),
    discretionReason: planted(2).join(''),
  })
  stage.later(1)
  await stage.approved(caseId, officer, 'issue-decision')
  stage.later(2)
  await serve(stage, story, caseId)
  return caseId
}
