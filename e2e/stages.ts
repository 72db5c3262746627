import { drawnSignedPage } from '../server/src/demo/drawn-signed-page.ts'
import { expect } from '@playwright/test'
import { chinaDay, Desk, minutesAgo } from './desk.ts'

/** The party of every case the journeys make themselves: other journeys leave these alone. */
export const journeyParty = '四平市旅途汽车销售有限公司'

/** The rest of what 立案 asks of it. */
export const journeyFirm = {
  uscc: '91350100M000100Y43',
  legalRepresentative: '周某',
  phone: '0434-0000777',
  address: '四平市铁西区示例街 777 号',
}

/** The matter it is filed under, and since when it goes on. */
export const journeyFiling = { matterCode: 'CF-034-03', violationFrom: chinaDay(-120) }

/** What is reported of it. */
export const journeyClue = {
  respondent: journeyParty,
  summary: '当事人销售小型汽车6辆，没有与消费者签订销售合同。',
}

// The smallest PDF a reader accepts; what matters is that it is one by content.
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** A case of its own for a journey that is not about the way there. */
export async function registerClue(officer: Desk): Promise<string> {
  await officer.open('cases/new')
  await officer.fill({ source: '监督检查', ...journeyClue })
  await officer.submit()
  await expect(officer.page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  return officer.page.url().split('/').at(-1) ?? ''
}

/** 立案 proposed, with the party of all journeys. */
export async function proposeFiling(officer: Desk, id: string): Promise<void> {
  const { matterCode, violationFrom } = journeyFiling
  const party = Object.entries(journeyFirm).map(([name, value]) => [`party.${name}`, value])
  await officer.act(id, 'file-case', { matterCode, ...Object.fromEntries(party), violationFrom })
}

/** Up to the open form of the report that ends the investigation. */
export async function toConclusion(officer: Desk, id: string): Promise<void> {
  await officer.act(id, 'add-evidence', {
    evidenceId: { file: '营业执照.pdf', bytes: pdf },
    kind: '书证',
    name: '营业执照复印件',
    purpose: '证明主体资格和取得执照的日期',
  })
  await officer.page.goto(`/office/cases/${id}/acts/conclude-investigation`)
  await officer.fill({
    circumstances: '配合调查。',
    tier: '一般',
    tierReason: '涉及车辆6辆。',
    flags: '涉及重大公共利益',
  })
}

type Waiting = { readonly paper: string; readonly title: string; readonly pages: number }

/** The papers of a case that wait for a signature, as the case page lists them. */
export async function waitingPapers({ page }: Desk, id: string): Promise<Waiting[]> {
  const answer = await page.request.get(`/api/cases/${id}`)
  const { signing } = (await answer.json()) as { signing: (Waiting & { state: string })[] }
  return signing.filter(({ state }) => state === 'waiting')
}

/** The receipt is made, signed by the representative and scanned: with it the paper counts as served. */
export async function handOver(officer: Desk, id: string): Promise<void> {
  await officer.press(id, '制作送达回证')
  const receipt = (await waitingPapers(officer, id)).find(({ title }) => title === '送达回证')
  if (!receipt) throw new Error('no receipt waits')
  const bytes = drawnSignedPage({ paper: receipt.paper, page: 1 })
  await officer.act(id, 'serve-paper', { scans: { file: '送达回证.png', bytes } })
}

/** A record of half an hour with one question, of the person in charge of the party. */
export const inquiryJustNow = () => ({
  inquireeIdNumber: '229900199001213008',
  startedAt: minutesAgo(70),
  endedAt: minutesAgo(30),
  certificatesShown: '已主动出示执法证件',
  rightsTold: '已告知',
  'exchanges.0.question': '请说明备案情况。',
  'exchanges.0.answer': '没有备案，情况属实。',
  recording: 'AV04-0001',
})
