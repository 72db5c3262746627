import * as form from '../../../kernel/form.ts'
import type { AmendableType } from '../../amendable.ts'
import type { CaseFile } from '../../case-file.ts'
import { endAppraisal } from '../sampling/end.ts'
import type { SamplingEvent } from '../sampling/event.ts'
import { settlementForm } from '../sampling/settle.ts'
import { appraisalOf, type Appraisal, type SampledLine } from '../sampling/slice.ts'
import { checkTaking, sampleColumns, takingForm } from '../sampling/take.ts'
import { requestAgain } from '../sampling/tell.ts'
import { unchecked, type MadeBy, type RecordForm } from './record-form.ts'

type SamplingType = Extract<AmendableType, SamplingEvent['type']>

/** Made by an act upon one appraisal as it stands, so only its form is asked again. */
const ofAppraisal = (act: (appraisal: Appraisal) => MadeBy) => ({
  made: ({ appraisal }: { readonly appraisal: number }, file: CaseFile): MadeBy => {
    const found = appraisalOf(file, appraisal)
    if (!found) throw new Error(`case ${file.id} has no appraisal ${appraisal}`)
    return { form: act(found).form }
  },
})

type TypedLine = Omit<SampledLine, 'no'>

export const samplingForms: { readonly [T in SamplingType]: RecordForm<T> } = {
  // A sample keeps its number and stays in the list: a line may read otherwise, and none comes or goes.
  SamplesTaken: {
    made: ({ samples: { length } }) => ({
      form: {
        ...takingForm,
        samples: form.rows({ label: '样品', columns: sampleColumns, min: length, max: length }),
      },
      papers: ['sampling_list'],
      checks: checkTaking,
    }),
    shown: ({ samples }) => ({ samples: samples.map(({ no: _no, ...line }) => line) }),
    kept: ({ samples: typed }, { samples }) => ({
      samples: samples.map((each, i) => ({ ...each, ...(typed as readonly TypedLine[])[i] })),
    }),
  },
  AppraisalEnded: ofAppraisal(endAppraisal),
  ReappraisalRequested: ofAppraisal(requestAgain),
  SamplesSettled: unchecked({ form: settlementForm }),
}
