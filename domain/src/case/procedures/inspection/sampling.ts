import { notEnded } from '../../parts/closing/requirements.ts'
import { relationOf } from '../../parts/field-record/person-in-charge.ts'
import type { Setting } from '../../parts/sampling/sampling-act.ts'
import {
  alone,
  arrived,
  letIn,
  notLeft,
  resultNotTold,
  somebodyMet,
  twoInspectors,
} from './requirements.ts'
import { inspecting } from './slice.ts'

/** 抽样、检验（鉴定） of a visit: samples are taken while the visitors are there, and examined until the visit is closed. */
export const samplingAtVisit: Setting = {
  step: 'record',
  requires: [notEnded, alone, arrived, somebodyMet, letIn, twoInspectors],
  applies: (file) => inspecting(file) && file.visit?.arrival != null,
  taking: [notLeft, resultNotTold],
  place: ({ visit }) => visit?.arrival?.place ?? '',
  present: (file) => {
    const presentPerson = file.visit?.arrival?.metBy
    return presentPerson == null
      ? {}
      : { presentPerson, presentRole: relationOf(file, presentPerson) }
  },
  alreadyShown: true,
}
