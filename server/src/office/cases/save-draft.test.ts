import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld } from '../../../test/world.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { openCase } from './open-case.ts'
import { registerClue } from '@zhaofa/domain/case/parts/clue/acts.ts'
import { granted } from '../../../test/an-office.ts'
import { performAct } from './perform-act.ts'
import { saveDraft } from './save-draft.ts'
import { viewActForm } from './views/act-form.ts'

test('a draft that arrives after its act was done is not what the next form begins with', async () => {
  const [story] = stories
  if (!story) throw new Error('no story')
  await withWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const [officer, second] = cast.officers
    const clue = {
      source: 'inspection',
      receivedAt: stage.now,
      respondent: '四平市恒路汽车销售有限公司',
      summary: '销售汽车没有签订合同。',
      preliminaryOpinion: '建议核查。',
    }
    const { id: caseId, version } = granted(
      await openCase(stage.world, officer, registerClue, clue),
    )
    const draft = { caseId, actId: 'verify-clue', version, input: { facts: '写到一半' } }
    expect(await saveDraft(stage.world, officer, draft)).not.toBeNull()
    const form = () => viewActForm(stage.world, officer, { caseId, actId: 'verify-clue' })
    expect((await form()).values['facts']).toBe('写到一半')

    const input = {
      verifiedOn: stage.now.slice(0, 10),
      officers: [officer.personId, second.personId],
      facts: '查实。',
      suggestion: 'file',
    }
    granted(
      await performAct(stage.world, officer, { caseId, actId: 'verify-clue', version, input }),
    )
    expect(await saveDraft(stage.world, officer, draft)).toBeNull()
    expect((await form()).values['facts']).toBe(clue.summary)
  })
})
