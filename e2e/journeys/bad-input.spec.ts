import { expect, test, type Page } from '@playwright/test'
import { open } from 'node:fs/promises'
import { chinaDay, Desk, minutesAgo } from '../desk.ts'
import { password } from '../sign-in.ts'
import { CaseByApi } from '../case-by-api.ts'
import { journeyParty, toConclusion } from '../stages.ts'
import { expectWrong, inputOf } from '../wrong.ts'

/** What somebody wrote before the mistake: it has to be there afterwards. */
const long =
  '当事人自取得营业执照之日起满九十日，没有通过信息系统备案基本信息，经核对后台记录属实。'

test.describe('wrong input is answered beside its field, and nothing typed is lost', () => {
  test.setTimeout(240_000)

  test('codes of the party, and people who may not act', async ({ browser, baseURL }, info) => {
    const officer = await Desk.of(browser, 'chenlixin')
    const { page } = officer
    const prepared = new CaseByApi(baseURL)
    const id = await prepared.clue()

    await test.step('a single officer (处罚法第42条)', async () => {
      await page.goto(`/office/cases/${id}/acts/verify-clue`)
      await officer.fill({ officers: ['陈立新'], facts: long, suggestion: '建议立案' })
      await officer.submit()
      await expectWrong(page, 'officers', '执法人员不得少于两人', '处罚法第四十二条')
      await expect(inputOf(page, 'facts')).toHaveValue(long)
      await page.screenshot({ path: info.outputPath('single-officer.png') })
    })

    await test.step('a certificate that has run out (处罚法第42条)', async () => {
      await officer.fill({ officers: ['李思远'] })
      await officer.submit()
      await expectWrong(page, 'officers', /李思远的执法证有效期到 [0-9-]+，已经届满/, '第四十二条')
      await expect(page.locator('[data-path="officers"]')).toContainText('陈立新')
      await expect(inputOf(page, 'facts')).toHaveValue(long)
      await page.screenshot({ path: info.outputPath('expired-certificate.png') })
    })

    await test.step('a wrong 统一社会信用代码, and after it a wrong 身份证号', async () => {
      // A case of its own: the other one keeps a draft of what was refused.
      const another = await prepared.verified()
      await page.goto(`/office/cases/${another}/acts/file-case`)
      await officer.fill({
        matterCode: 'CF-034-03',
        party: '法人及非法人组织',
        'party.name': journeyParty,
        'party.uscc': '91350100M000100Y44',
        'party.legalRepresentative': '周某',
        'party.phone': '0434-0000777',
        'party.address': '四平市铁西区示例街 777 号',
        violationFrom: chinaDay(-120),
        summary: long,
      })
      await officer.submit()
      await expectWrong(page, 'party.uscc', '末位应为“3”，现在是“4”，请核对整串代码')
      await expect(inputOf(page, 'party.uscc')).toHaveValue('91350100M000100Y44')
      await expect(inputOf(page, 'summary')).toHaveValue(long)
      await page.screenshot({ path: info.outputPath('uscc.png') })

      await officer.fill({ party: '自然人', 'party.idNumber': '220302199001010001' })
      await officer.submit()
      await expectWrong(page, 'party.idNumber', /末位应为“.”，现在是“1”，请核对整串号码/)
      await expect(inputOf(page, 'party.idNumber')).toHaveValue('220302199001010001')
      await expect(inputOf(page, 'party.name')).toHaveValue(journeyParty)
      await page.screenshot({ path: info.outputPath('id-number.png') })
    })
  })

  test('characters nobody can see, and a name of a megabyte', async ({ browser }, info) => {
    const { page } = await Desk.of(browser, 'chenlixin')
    await page.goto('/office/cases/new')
    await inputOf(page, 'summary').fill(long)
    for (const [what, respondent] of [
      ['nul', '四平市\u0000旅途'],
      ['bidi', '四平市\u202e旅途'],
    ] as const) {
      await inputOf(page, 'respondent').fill(respondent)
      await page.locator('.form-foot button[type=submit]').click()
      await expectWrong(page, 'respondent', '含有看不见的控制字符，请删去后重新输入')
      await expect(inputOf(page, 'respondent')).toHaveValue(respondent)
      await page.screenshot({ path: info.outputPath(`${what}.png`) })
    }
    // Three megabytes as they travel: more than the server would read.
    await inputOf(page, 'respondent').fill('商'.repeat(1_048_576))
    await page.locator('.form-foot button[type=submit]').click()
    await expectWrong(page, 'respondent', '最多 200 字，现在 1048576 字')
    expect((await inputOf(page, 'respondent').inputValue()).length).toBe(1_048_576)
    await expect(inputOf(page, 'summary')).toHaveValue(long)
    await page.screenshot({ path: info.outputPath('megabyte.png') })
  })

  test('an expired session signs in over the form', async ({ browser, baseURL }, info) => {
    const officer = await Desk.of(browser, 'chenlixin')
    const { page } = officer
    const id = await new CaseByApi(baseURL).clue()
    await page.goto(`/office/cases/${id}/acts/verify-clue`)
    await officer.fill({ officers: ['王晓雯'], facts: long, suggestion: '建议立案' })
    await page.context().clearCookies()
    await officer.submit()
    const again = page.getByRole('dialog')
    await expect(again).toContainText('登录已过期，您写的都在')
    await expect(inputOf(page, 'facts')).toHaveValue(long)
    await page.screenshot({ path: info.outputPath('session.png') })

    await again.getByLabel('密码').fill('wrong-password')
    await again.getByRole('button', { name: '登录并继续' }).click()
    await expect(again.getByRole('alert')).toContainText('不对')
    await again.getByLabel('密码').fill('Zhaofa-2026-demo')
    await again.getByRole('button', { name: '登录并继续' }).click()
    // What was pressed goes on by itself: the act is done, with what was typed.
    await expect(page).toHaveURL(new RegExp(`/cases/${id}/acts/file-case$`))
    await expect(inputOf(page, 'summary')).toHaveValue(long)
  })

  test('a stale version says what changed and keeps the form', async ({
    browser,
    baseURL,
  }, info) => {
    const officer = await Desk.of(browser, 'chenlixin')
    const other = await Desk.of(browser, 'chenlixin')
    const { page } = other
    const id = await new CaseByApi(baseURL).filed()
    await page.goto(`/office/cases/${id}/acts/confirm-address`)
    await other.fill({ address: '四平市铁东区示例街 9 号', phone: '0434-0000778' })

    const record = { startedAt: minutesAgo(70), endedAt: minutesAgo(30), recording: 'AV04-0002' }
    await officer.act(id, 'record-inquiry', {
      inquireeIdNumber: '229900199001213008',
      ...record,
      certificatesShown: '已主动出示执法证件',
      rightsTold: '已告知',
      'exchanges.0.question': '请说明备案情况。',
      'exchanges.0.answer': '没有备案，情况属实。',
    })
    await other.submit()
    const stale = page.getByRole('dialog')
    await expect(stale.getByRole('alert')).toContainText(/没有保存.*陈立新.*您填的都还在/)
    await expect(stale).toContainText('新增：')
    await expect(inputOf(page, 'address')).toHaveValue('四平市铁东区示例街 9 号')
    await page.screenshot({ path: info.outputPath('stale.png') })
    await stale.getByRole('button', { name: '合并并保存' }).click()
    await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
  })

  test('files too large, and programs under another name', async ({ browser, baseURL }, info) => {
    const officer = await Desk.of(browser, 'chenlixin')
    const { page } = officer
    const id = await new CaseByApi(baseURL).filed()
    await page.goto(`/office/cases/${id}/acts/add-evidence`)
    await officer.fill({ name: '现场录像', purpose: long })
    const field = page.locator('[data-path="evidenceId"]')
    let sent = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/uploads')) sent += 1
    })

    // 5 GB without a byte on disk: only the size counts, and it is asked first.
    const video = info.outputPath('现场录像.mp4')
    await sparseFile(video, 5 * 1024 ** 3)
    await field.locator('input[type=file]').setInputFiles(video)
    const message = field.getByRole('alert')
    await expect(message).toContainText('现场录像.mp4')
    await expect(message).toContainText('单个文件最大 2 GB，没有上传。录像请分段上传。')
    expect(sent).toBe(0)
    await page.screenshot({ path: info.outputPath('five-gigabytes.png') })

    const program = Buffer.alloc(300_000)
    program.write('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1')
    const photo = { name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: program }
    await field.locator('input[type=file]').setInputFiles(photo)
    await expect(message).toContainText('“现场照片.jpg”的内容是可执行程序，不能作为证据上传')
    await expect(inputOf(page, 'purpose')).toHaveValue(long)
    await expect(inputOf(page, 'name')).toHaveValue('现场录像')
    await page.screenshot({ path: info.outputPath('program.png') })
  })

  test('amounts the law does not allow, and a decision while the party may speak', async ({
    browser,
    baseURL,
  }, info) => {
    const officer = await Desk.of(browser, 'chenlixin')
    const { page } = officer
    const prepared = new CaseByApi(baseURL)
    const id = await prepared.filed()
    await toConclusion(officer, id)

    await test.step('above the statutory range', async () => {
      await officer.fill({ circumstances: long, fineFen: '20000000' })
      await officer.submit()
      await expectWrong(page, 'fineFen', '超过法定上限')
      await expect(inputOf(page, 'fineFen')).toHaveValue('20,000,000')
      await expect(inputOf(page, 'circumstances')).toHaveValue(long)
      await page.screenshot({ path: info.outputPath('statutory-range.png') })
      await officer.fill({ fineFen: '5000' })
      await officer.submit()
      await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
    })

    await prepared.told(id)
    await test.step('a decision in the period of the hearing (处罚法第45、64条)', async () => {
      await page.goto(`/office/cases/${id}/acts/draft-decision`)
      await expect(page.locator('.act-form')).toContainText(/期限未满，\d{4}-\d{2}-\d{2} 届满/)
      await expect(page.locator('.act-form')).toContainText('处罚法第六十四条第一项')
      await expect(page.locator('.form-foot button[type=submit]')).toHaveAttribute(
        'aria-disabled',
        'true',
      )
      await page.screenshot({ path: info.outputPath('hearing-period.png') })
    })

    await test.step('a decision above what the party was told (处罚法第45条第2款)', async () => {
      await officer.act(id, 'waive-rights')
      await page.goto(`/office/cases/${id}/acts/draft-decision`)
      await officer.fill({ discretionReason: long, fineFen: '6000' })
      await officer.submit()
      await expectWrong(page, 'fineFen', '重于事先告知的处罚', '处罚法第四十五条第二款')
      await expect(inputOf(page, 'fineFen')).toHaveValue('6,000')
      await expect(inputOf(page, 'discretionReason')).toHaveValue(long)
      await page.screenshot({ path: info.outputPath('above-notice.png') })
    })
  })

  test('an investigator cannot review the same case (处罚法第58条)', async ({ browser }, info) => {
    const security = await Desk.of(browser, 'security')
    const administrators = [security, await Desk.of(browser, 'system')] as const
    const personId = await personNamed(security, '王晓雯')
    await setRoles(administrators, personId, ['officer', 'legal-reviewer'])
    try {
      const { page } = await Desk.of(browser, 'wangxiaowen')
      await page.goto(`/office/review/${await caseOf(page, '四平市悦家家政服务有限公司')}`)
      await expect(page.getByText('您承办过本案，不能审核本案').first()).toBeVisible()
      await expect(page.getByText('处罚法第五十八条').first()).toBeVisible()
      await expect(page.getByRole('button', { name: '签发意见' })).toHaveAttribute(
        'aria-disabled',
        'true',
      )
      await page.screenshot({ path: info.outputPath('own-review.png') })
    } finally {
      await setRoles(administrators, personId, ['officer'])
    }
  })
})

async function sparseFile(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w')
  await file.truncate(bytes)
  await file.close()
}

async function personNamed({ page }: Desk, name: string): Promise<string> {
  const answer = await page.request.get('/api/administration/people')
  const { people } = (await answer.json()) as { people: { id: string; name: string }[] }
  return people.find((each) => each.name === name)?.id ?? ''
}

async function caseOf(page: Page, party: string): Promise<string> {
  const answer = await page.request.get(`/api/cases?q=${encodeURIComponent(party)}`)
  const [id] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(await answer.text()) ?? []
  return id ?? ''
}

/** What gives somebody a role takes two administrators; what takes one away is done by one. */
async function setRoles(
  [security, system]: readonly [Desk, Desk],
  personId: string,
  roles: string[],
): Promise<void> {
  const post = async ({ page }: Desk, path: string, data: object) => {
    const session = await page.request.get('/api/session')
    const { csrf } = (await session.json()) as { csrf: string }
    const headers = { 'x-csrf-token': csrf, 'x-request-key': crypto.randomUUID() }
    const answer = await page.request.post(`/api/administration/${path}`, { headers, data })
    expect(answer.ok()).toBe(true)
    return (await answer.json()) as { changeId: string; outcome: string }
  }
  const reason = '演示：同一人兼任两职'
  const asked = await post(security, `people/${personId}/changes`, { kind: 'roles', roles, reason })
  if (asked.outcome === 'done') return
  const agreement = { version: 1, confirmation: password }
  await post(system, `personnel-changes/${asked.changeId}/agreement`, agreement)
}
