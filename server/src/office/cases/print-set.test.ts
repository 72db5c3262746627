import { afterAll, expect, test } from 'vitest'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { testPrinter } from '../../../test/printer.ts'
import { clean, withVisits } from '../../../test/visits.ts'
import { Stage } from '../../demo/stage.ts'
import { scanSigned, waitingPapers } from '../../demo/sign-papers.ts'
import { openPdf, textOfPages } from '../../documents/pdf/open-pdf.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { readPrintSet } from './print-set.ts'
import { viewCase } from './views/case-view.ts'

afterAll(closeReaders)

test('a visit on paper: one file is printed, its sheets come back by their codes, and what was written is typed once', () =>
  withVisits(async ({ world, cast }) => {
    const stage = new Stage({ ...world, printer: testPrinter() }, cast, plainDate('2026-12-01'))
    const [officer, second] = cast.officers
    const { firm, ground, groundSource, item } = clean
    const caseId = await stage.open(officer, openVisit, {
      ...{ ground, groundSource, party: firm, items: [{ code: item }] },
      ...{ way: 'on-site', onSiteReason: 'premises' },
    })
    await stage.approved(caseId, officer, 'approve-visit', {
      necessity: '须到门店核对合同和价签。',
      officers: [officer.personId, second.personId],
    })
    await stage.act(caseId, officer, 'make-visit-notice')
    await expect(readPrintSet(stage.world, officer, caseId)).rejects.toThrow('没有打印手写材料')
    await stage.act(caseId, officer, 'print-visit-set')
    const { bytes, name } = await readPrintSet(stage.world, officer, caseId)
    expect(name).toContain('检查材料.pdf')
    const pages = await textOfPages(await openPdf(bytes))
    const words = pages.join('').replaceAll(/\s/g, '')
    for (const part of [
      '行政检查通知书',
      '严禁逐利检查',
      '不得接受被检查企业的馈赠',
      '现场检查笔录（手写）',
      '证据提取单（手写）',
    ])
      expect(words).toContain(part)

    // Written on and signed at the door; the evidence sheet was not needed.
    const [sheet] = await waitingPapers(stage, caseId)
    expect(sheet?.title).toBe('现场检查笔录（手写）')
    expect(pages.length).toBeGreaterThan(sheet?.pages ?? 0)
    stage.minutes(120)
    const scans = await scanSigned(stage, caseId, sheet ? [sheet] : [])
    await stage.act(caseId, officer, 'file-signed', {
      ...{ scans, signer: firm.legalRepresentative, relation: null, signedOn: stage.today },
    })
    await stage.act(caseId, officer, 'arrive', {
      ...{ certificatesShown: true, scanKind: 'firm', scanned: firm.uscc },
    })
    stage.minutes(5)
    const { file } = await stage.fileOf(caseId)
    await stage.act(caseId, officer, 'record-visit', {
      lines: (file.visit?.items ?? []).flatMap(({ lines }) =>
        lines.map(({ id }) => ({ line: id, result: 'pass', finding: null })),
      ),
      ...{ rightsTold: true, recording: '20261201-AV01-01' },
    })
    const view = await viewCase(stage.world, officer, caseId)
    // The sheet is the record: nothing else was made, and nothing waits to be signed.
    expect(view.documents.map(({ title }) => title)).not.toContain('现场检查笔录')
    expect(view.signing).toMatchObject([{ title: '现场检查笔录（手写）', state: 'signed' }])
    expect(view.printSet).toBe(false)
    await stage.act(caseId, officer, 'find-result', { code: '01', explanation: null })
    await stage.act(caseId, officer, 'tell-result', { toldTo: firm.legalRepresentative })
  }))
