import * as form from '../../../kernel/form.ts'
import {
  collectOnTheSpot,
  bankCollection,
  handInCollection,
  recordLanding,
} from '../../procedures/summary-penalty/acts/collection.ts'
import { decideOnTheSpot } from '../../procedures/summary-penalty/acts/decision.ts'
import { hearParty } from '../../procedures/summary-penalty/acts/hearing-the-party.ts'
import { openOnTheSpot } from '../../procedures/summary-penalty/acts/opening.ts'
import { reportDecision } from '../../procedures/summary-penalty/acts/shared-acts.ts'
import type { AmendableType } from '../../amendable.ts'
import { recordStatement, reviewStatement, waiveRights } from '../advance-notice/statements.ts'
import { archiveCase, closeCase, transferCase } from '../closing/acts.ts'
import { registerClue, tellInformant, verifyClue } from '../clue/acts.ts'
import { orderCorrection, recheckCorrection } from '../correction/acts.ts'
import { holdDeliberation } from '../deliberation/acts.ts'
import { addEvidence } from '../evidence/acts.ts'
import { recordInquiry, recordInspection } from '../field-record/acts.ts'
import { fileCase } from '../filing/acts.ts'
import { recordPayment } from '../payment/acts.ts'
import { outcomeOfDecision, outsideRecord } from './outcome-forms.ts'
import { recordRefund } from '../revision/refund.ts'
import { confirmAddress } from '../service/confirm-address.ts'
import { announceService, recordReturnedPost } from '../service/other-ways.ts'
import {
  checkServiceRecord,
  otherServiceForm,
  serviceRecordForm,
} from '../service/service-record.ts'
import { fileSigned, refuseSignature } from '../signing/acts.ts'
import { checkSigningRecord, screenSigning, stillInside } from '../signing/signing-record.ts'
import { noInformantLeft } from './amend-informant.ts'
import { hearingForms } from './hearing-forms.ts'
import { onePerson, unchecked, type RecordForm } from './record-form.ts'
import { samplingForms } from './sampling-forms.ts'
import { visitForms } from './visit-forms.ts'
import { seizureForms } from './seizure-forms.ts'

/** How every kind of record that can be put right is asked for again: by the act that made it. */
export const recordForms: { readonly [T in AmendableType]: RecordForm<T> } = {
  ClueRegistered: {
    made: {
      form: registerClue.form,
      checks: (file, input: Readonly<Record<string, unknown>>, at) => [
        ...registerClue.checks(input, at),
        ...noInformantLeft(file, String(input['source'])),
      ],
    },
  },
  ClueVerified: { made: verifyClue },
  InformantTold: unchecked(tellInformant),
  CaseFiled: { made: fileCase },
  SpotCaseOpened: {
    made: {
      form: openOnTheSpot.form,
      checks: (_file, input, at) => openOnTheSpot.checks(input, at),
    },
  },
  SpotPartyHeard: unchecked(hearParty),
  SpotDecisionHandedOver: unchecked(decideOnTheSpot),
  SiteInspected: { made: recordInspection },
  PersonInquired: { made: recordInquiry },
  EvidenceAdded: { made: addEvidence },
  CorrectionOrdered: { made: orderCorrection },
  CorrectionRechecked: { made: recheckCorrection },
  StatementRecorded: { made: recordStatement },
  StatementReviewed: { made: reviewStatement },
  RightsWaived: { made: waiveRights },
  DeliberationHeld: {
    made: holdDeliberation,
    by: holdDeliberation.by,
    shown: ({ chair }) => ({ chair: [chair] }),
    kept: ({ chair }) => ({ chair: onePerson(chair) }),
  },
  ServiceAddressConfirmed: { made: confirmAddress },
  NoticeServed: { made: { form: serviceRecordForm, checks: checkServiceRecord } },
  ServiceAnnounced: unchecked(announceService),
  PostReturned: { made: recordReturnedPost },
  ServedOnOther: { made: { form: otherServiceForm, checks: checkServiceRecord } },
  SignedPaperFiled: {
    made: { form: fileSigned.form, checks: checkSigningRecord },
    kept: ({ others }, before) => (others == null ? {} : { others: stillInside(others, before) }),
  },
  PaperSignedOnScreen: screenSigning,
  PapersSignedTogether: screenSigning,
  SignatureRefused: { made: { form: refuseSignature.form, checks: checkSigningRecord } },
  FinePaid: { made: recordPayment },
  DecisionRevised: outcomeOfDecision,
  RemedyConcluded: { made: outsideRecord },
  MoneyRefunded: unchecked(recordRefund),
  FineCollectedOnSpot: unchecked(collectOnTheSpot),
  CollectorLanded: { made: recordLanding },
  CollectionHandedIn: { made: handInCollection },
  CollectionBanked: { made: bankCollection },
  SpotDecisionReported: { made: reportDecision },
  CaseTransferred: unchecked(transferCase),
  CaseClosed: unchecked(closeCase),
  CaseArchived: {
    ...unchecked(archiveCase),
    by: archiveCase.by,
    shown: ({ checkedBy }) => ({ checkedBy: [checkedBy] }),
    kept: ({ checkedBy }) => ({ checkedBy: onePerson(checkedBy) }),
  },
  ...hearingForms,
  ...samplingForms,
  ...visitForms,
  ...seizureForms,
}

/** What was asked only under another answer may be left out here, and sections say nothing of a single record. */
export function fieldsNamed(all: form.Form, names: readonly string[]): form.Form {
  return Object.fromEntries(
    names.map((name) => {
      const field = all[name]
      if (!field) throw new Error(`no field ${name} to amend`)
      const { section: _section, when, either: _either, ...plain } = field
      return [name, { ...plain, ...(when && { optional: true }) }]
    }),
  )
}
