import type { AmendableType } from '../../amendable.ts'
import type { CaseFile } from '../../case-file.ts'
import { disposeOfGoods } from '../seizure/dispose.ts'
import { recordLoss, sellPerishables } from '../seizure/care.ts'
import type { SeizureEvent } from '../seizure/event.ts'
import { endExamination, startExamination } from '../seizure/period.ts'
import { checkRelisted, relisted, relistedForm, shownList } from '../seizure/relist.ts'
import { readQuantities, typedQuantities, type TypedQuantity } from '../seizure/goods-form.ts'
import { spotPapers } from '../seizure/seize.ts'
import { returnGoods } from '../seizure/return.ts'
import { seizureOf, type Seizure } from '../seizure/slice.ts'
import { goneAlongForm, tellTransfer } from '../seizure/transfer.ts'
import { unchecked, type MadeBy, type RecordForm } from './record-form.ts'

type SeizureType = Extract<AmendableType, SeizureEvent['type']>

/** Made by an act upon one seizure; what it checks is the seizure as it stands, so only its form is asked again. */
const ofSeizure = (act: (seizure: Seizure) => MadeBy) => ({
  made: ({ seizure }: { readonly seizure: number }, file: CaseFile): MadeBy => {
    const found = seizureOf(file, seizure)
    if (!found) throw new Error(`case ${file.id} has no seizure ${seizure}`)
    const { form, papers = [] } = act(found)
    return { form, papers }
  },
})

export const seizureForms: { readonly [T in SeizureType]: RecordForm<T> } = {
  GoodsSeized: {
    made: { form: relistedForm, papers: spotPapers, checks: checkRelisted },
    shown: ({ goods }) => ({ goods: shownList(goods) }),
    kept: ({ goods }, before) => ({ goods: relisted(before.goods, goods) }),
  },
  ExaminationStarted: ofSeizure(startExamination),
  ExaminationEnded: ofSeizure(endExamination),
  GoodsSold: ofSeizure(sellPerishables),
  GoodsLost: ofSeizure(recordLoss),
  GoodsReturned: {
    ...ofSeizure(returnGoods),
    shown: ({ returned }) => ({ returned: typedQuantities(returned) }),
    kept: ({ returned }) => ({ returned: readQuantities(returned as TypedQuantity[]) }),
  },
  GoodsDisposed: ofSeizure(disposeOfGoods),
  GoodsTransferred: unchecked({ form: goneAlongForm }),
  TransferTold: { made: tellTransfer },
}
