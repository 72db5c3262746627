import { expect, test } from 'vitest'
import { reportXml } from './report-xml.ts'

const field = (code: string) => ({
  ...{ code, title: code, type: 'text' as const, length: 100 },
  ...{ required: 'always' as const, note: '' },
})

test('a record is an element with one for each code of the template, in its order, empty where nothing applies', () => {
  const fields = [field('CF_WSH'), field('CF_XDR_MC'), field('CF_NR_FK')]
  const records = [
    {
      CF_XDR_MC: '甲<乙>\x01&“丙”"丁"商行',
      CF_WSH: '四商罚决字〔2026〕1号',
      CF_NR_FK: '1.800000',
      OTHER: '不报',
    },
    { CF_WSH: '四商罚决字〔2026〕2号' },
  ]
  expect(reportXml({ id: 'b1', title: '行政处罚', fields, records })).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<batch id="b1" kind="行政处罚" count="2">
  <record><CF_WSH>四商罚决字〔2026〕1号</CF_WSH><CF_XDR_MC>甲&lt;乙&gt;&amp;“丙”&quot;丁&quot;商行</CF_XDR_MC><CF_NR_FK>1.800000</CF_NR_FK></record>
  <record><CF_WSH>四商罚决字〔2026〕2号</CF_WSH><CF_XDR_MC></CF_XDR_MC><CF_NR_FK></CF_NR_FK></record>
</batch>
`,
  )
})
