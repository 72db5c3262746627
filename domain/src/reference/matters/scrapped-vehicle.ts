import type { CoercivePower } from '../matter.ts'
import { penaltyMatter } from './penalty-matter.ts'

/** Whether parts that may not be sold are products in its sense is for each agency's legal unit to say. */
const productSafety: CoercivePower = {
  basis: '《国务院关于加强食品等产品安全监督管理的特别规定》（国务院令第503号）第十五条第三项',
  words:
    '查封、扣押不符合法定要求的产品，违法使用的原料、辅料、添加剂、农业投入品以及用于违法生产的工具、设备',
  measures: ['seal', 'detain'],
  objects: ['goods', 'facility'],
  confirmedBy: null,
  source: '原文已核对；是否适用于本事项，由本局法制机构确认',
}

/** 报废机动车回收. */
export const scrappedVehicleMatters = [
  penaltyMatter({
    code: 'CF-014',
    name: '无资质从事报废机动车回收',
    violationBasis: '《报废机动车回收管理办法》（国务院令第715号）第五条',
    penaltyBasis: '《报废机动车回收管理办法》（国务院令第715号）第十九条',
    penaltyText:
      '没收车辆、总成、零部件、违法所得；违法所得≥5万处2-5倍；不足5万或无的，处5万-10万元',
    fine: {
      kind: 'gains-multiple',
      fromGainsFen: 5_000_000,
      minTimes: 2,
      maxTimes: 5,
      otherwise: { minFen: 5_000_000, maxFen: 10_000_000 },
    },
    otherPenalties: ['没收非法财物', '没收违法所得'],
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-015',
    name: '出售不具备再制造条件的五大总成/不能继续使用零部件/未标明回用件',
    violationBasis: '《报废机动车回收管理办法》（国务院令第715号）第十二条',
    penaltyBasis: '《报废机动车回收管理办法》（国务院令第715号）第二十一条',
    penaltyText: '责令改正，没收；违法所得≥5万处2-5倍；否则5万-10万；严重的责令停业整顿直至吊销',
    fine: {
      kind: 'gains-multiple',
      fromGainsFen: 5_000_000,
      minTimes: 2,
      maxTimes: 5,
      otherwise: { minFen: 5_000_000, maxFen: 10_000_000 },
    },
    otherPenalties: ['没收', '责令停业整顿', '吊销资质'],
    coercivePower: productSafety,
    level: '负责报废机动车回收管理的部门；吊销由原发证部门',
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-016',
    name: '回收企业未及时办理注销登记并转交注销证明',
    violationBasis: '《报废机动车回收管理办法》（国务院令第715号）第九条',
    penaltyBasis: '《报废机动车回收管理办法》（国务院令第715号）第二十二条第一款',
    penaltyText: '责令改正，可处1万-5万元',
    fine: { kind: 'range', minFen: 1_000_000, maxFen: 5_000_000 },
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-017',
    name: '回收企业未如实记录并上传五大总成等信息',
    violationBasis: '《报废机动车回收管理办法》（国务院令第715号）第十三条',
    penaltyBasis: '《报废机动车回收管理办法》（国务院令第715号）第二十三条',
    penaltyText: '责令改正，并处1万-5万元；情节严重责令停业整顿',
    fine: { kind: 'range', minFen: 1_000_000, maxFen: 5_000_000 },
    otherPenalties: ['责令停业整顿'],
    source: 'T',
  }),
]
