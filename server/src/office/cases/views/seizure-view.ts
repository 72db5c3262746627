import type { SeizureView } from '@zhaofa/contract'
import { custodians, exits, releaseGrounds } from '@zhaofa/domain/case/parts/seizure/codes.ts'
import {
  goodsToReturn,
  heldGoods,
  heldOf,
  ledgerLine,
  openGoods,
  quantityText,
} from '@zhaofa/domain/case/parts/seizure/ledger.ts'
import { lastWorkingDayUpTo } from '@zhaofa/domain/deadline/working-days.ts'
import {
  lastDayOfGood,
  lastDayOfSeizure,
  periodsOf,
  seizureName,
} from '@zhaofa/domain/case/parts/seizure/limits.ts'
import { mustRelease } from '@zhaofa/domain/case/parts/seizure/requirements.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Good, Seizure } from '@zhaofa/domain/case/parts/seizure/slice.ts'
import type { Exit } from '@zhaofa/domain/case/parts/seizure/codes.ts'
import { limitView } from '../../desk/limits.ts'

/** 保管台账 of each seizure that was carried out: what was listed is held or left, line by line. */
export function seizureViews(file: CaseFile, at: Circumstances): SeizureView[] {
  return file.seizures.flatMap((seizure) => {
    const { seized } = seizure
    if (!seized) return []
    const due = mustRelease(file, seizure, at)
    const last = lastDayOfSeizure(seizure)
    return [
      {
        no: seizure.no,
        title: seizureName(file, seizure),
        seizedOn: seized.on,
        custody: `${custodians[seized.custodian]}，${seized.custodianName}，${seized.custodyPlace}`,
        standing: due ? `${releaseGrounds[due.ground]}，须立即解除并退还` : standingOf(seizure),
        overdue: due !== null,
        periods: periodsOf(file, seizure).map((limit) => limitView(limit, at)),
        lastWorkingDay: last && lastWorkingDayUpTo(last, at.calendar),
        lines: seizure.goods.map((good) => lineOf(seizure, good)),
      },
    ]
  })
}

function standingOf(seizure: Seizure): string {
  if (heldGoods(seizure).length === 0) return '已全部处理完毕'
  if (goodsToReturn(seizure).length > 0) return '已解除，须立即退还'
  return `${openGoods(seizure).length} 项在保管`
}

function lineOf(seizure: Seizure, good: Good): SeizureView['lines'][number] {
  const { held, left } = ledgerLine(good)
  return {
    no: good.no,
    name: good.name,
    seal: good.seal,
    condition: good.condition,
    place: good.place,
    listed: quantityText(good, good.quantity),
    held: quantityText(good, held),
    left: (Object.keys(left) as Exit[])
      .filter((exit) => left[exit] > 0)
      .map((exit) => ({ title: exits[exit], quantity: quantityText(good, left[exit]) })),
    lastDay: heldOf(good) > 0 && good.released === null ? lastDayOfGood(seizure, good.no) : null,
    released: good.released === null ? null : releaseGrounds[good.released],
  }
}
