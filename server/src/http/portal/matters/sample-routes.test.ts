import { expect, test } from 'vitest'
import { sampleForms } from '@zhaofa/domain/paper/sample-forms.ts'
import { pdfText } from '../../../../test/pdf-text.ts'
import { withPortal } from '../../../../test/portal.ts'

test('示范文本 are named on the page of the signs, and each is a PDF with the agency’s name', () =>
  withPortal(async ({ page }) => {
    const { body } = await page('/boards')
    for (const { id, title } of sampleForms) {
      expect(body).toContain(`href="/samples/${id}.pdf"`)
      const answer = await page(`/samples/${id}.pdf`)
      expect(answer.headers['content-type']).toBe('application/pdf')
      const text = (await pdfText(answer.rawPayload)).join('').replace(/\s/g, '')
      expect(text).toContain(title)
      expect(text).toContain('均为虚构')
    }
    expect((await page('/samples/nothing.pdf')).statusCode).toBe(404)
  }))
