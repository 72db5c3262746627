import type { Party } from '@zhaofa/domain/case/party.ts'
import { viewActForm } from '../office/cases/views/act-form.ts'
import { viewCase } from '../office/cases/views/case-view.ts'
import type { Stage } from './stage.ts'
import { serve } from './serve-paper.ts'
import type { Story } from './story.ts'

/** 更正询问笔录: the room was written wrongly, found the same day. */
export async function amendInquiry(stage: Stage, caseId: string): Promise<void> {
  await amend(stage, caseId, '询问', {
    place: '四平市商务局二楼询问室',
    amendmentReason: '笔录的询问地点写成了本机关的通信地址，当天核对时发现。',
    proof: '被询问人在笔录更正处签名',
  })
}

/** 更正当事人住所 after the papers were served: the party gets a 文书补正（更正）通知书. */
export async function amendParty(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const actId = await actFor(stage, caseId, '立案')
  const { values } = await viewActForm(stage.world, officer, { caseId, actId })
  const party = values['party'] as Party
  await amend(stage, caseId, '立案', {
    party: { ...party, address: `${party.address}二楼` },
    amendmentReason: '立案时漏写了楼层，送达决定书时由当事人指出。',
    proof: '当事人出示的营业执照',
  })
  await serve(stage, story, caseId)
}

async function amend(
  stage: Stage,
  caseId: string,
  title: string,
  given: Record<string, unknown>,
): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.approved(caseId, officer, await actFor(stage, caseId, title), given)
}

/** The act that puts the newest record with this title right. */
async function actFor({ world, cast }: Stage, caseId: string, title: string): Promise<string> {
  const { timeline } = await viewCase(world, cast.officers[0], caseId)
  const found = timeline.find((entry) => entry.title === title)?.amend
  if (!found) throw new Error(`${title} of ${caseId} cannot be amended`)
  return found.id
}
