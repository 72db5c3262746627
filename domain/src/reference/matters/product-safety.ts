import type { CoercivePower } from '../matter.ts'

/** Whether parts that may not be sold are products in its sense is for each agency's legal unit to say. */
export const productSafety: CoercivePower = {
  basis: '《国务院关于加强食品等产品安全监督管理的特别规定》（国务院令第503号）第十五条第三项',
  words:
    '查封、扣押不符合法定要求的产品，违法使用的原料、辅料、添加剂、农业投入品以及用于违法生产的工具、设备',
  measures: ['seal', 'detain'],
  objects: ['goods', 'facility'],
  confirmedBy: null,
  source: '原文已核对；是否适用于本事项，由本局法制机构确认',
}
