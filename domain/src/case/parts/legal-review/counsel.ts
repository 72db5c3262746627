import { mayCounsel } from '../../../authority/counsel.ts'
import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { act, type Act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { counselMaterials } from './codes.ts'
import { asReviewer, hasReview } from './formal-check.ts'
import { accepted, currentReview, goesOn } from './requirements.ts'
import { isUnderReview, type CounselInvitation } from './slice.ts'
import { actIdOn, ofSubject, stepOn, type SubjectRef } from './subject-ref.ts'

const article = cite('行政处罚法', 58)

/** Why this person may not be asked as counsel; null where they may. */
function unfitAsCounsel(
  file: CaseFile,
  ref: SubjectRef,
  person: PersonId,
  at: Circumstances,
): string | null {
  if ([...file.tookPart, file.openedBy].includes(person)) return '承办过本案，不能作为本案的顾问'
  if (file.reviewers.includes(person)) return '审核过本案，不能作为本案的顾问'
  const asked = currentReview(file, ref)?.counsel ?? []
  if (asked.some(({ counsel, answer }) => counsel === person && answer === null)) {
    return '已经邀请，还没有提交意见'
  }
  if (asked.some(({ counsel, answer }) => counsel === person && answer?.kind === 'stood-aside')) {
    return '已经声明回避，不能再邀请'
  }
  const may = mayCounsel({ name: at.nameOf(person), standing: at.counselOf(person) }, at.today)
  return may.met ? null : may.reason
}

/** 邀请法律顾问、公职律师 with questions; they see what is chosen here, and their opinion never replaces the review. */
export const inviteCounselOn = (ref: SubjectRef): Act =>
  act({
    id: actIdOn('invite-counsel', ref),
    title: '邀请法律顾问、公职律师',
    step: stepOn(ref),
    by: ['legal-reviewer'],
    approvals: [],
    presses: false,
    effect: '只能查阅这里选定的材料，不能看举报材料和副卷；意见单独一份，审核结论由审核人员负责。',
    basis: [article],
    form: {
      counsel: form.people({ label: '顾问、公职律师', role: 'legal-counsel', min: 1, max: 1 }),
      questions: form.paragraph({ label: '征求意见的问题', max: 2_000 }),
      readable: form.choices({ label: '可以查阅', options: counselMaterials, min: 1 }),
      evidence: form.evidenceItems({ label: '可以查阅的证据' }),
      dueOn: form.date({ label: '提交意见的日期' }),
    },
    papers: [],
    recording: [],
    requires: [...asReviewer(ref), accepted(ref)],
    applies: (file) => {
      const review = currentReview(file, ref)
      return (
        hasReview(ref)(file) && review !== null && isUnderReview(review) && review.accepted !== null
      )
    },
    defaults: () => ({ readable: ['draft' as const, 'benchmark' as const] }),
    narrows: (file, at) => ({
      counsel: { unfit: (person) => unfitAsCounsel(file, ref, person, at) },
    }),
    checks: (file, { counsel: [counsel = ''], dueOn }, at) => {
      const unfit = unfitAsCounsel(file, ref, counsel, at)
      return [
        ...(unfit === null ? [] : [{ field: 'counsel', message: unfit, basis: article }]),
        ...(dueOn < at.today ? [{ field: 'dueOn', message: '不能早于今天' }] : []),
      ]
    },
    events: (_file, { counsel: [counsel = ''], ...input }, at) => {
      const standing = at.counselOf(counsel)
      return [
        {
          type: 'CounselInvited',
          counsel,
          kind: standing?.kind ?? 'counsel',
          firm: standing?.firm ?? '',
          ...input,
          ...ofSubject(ref),
        },
      ]
    },
  })

/** The invitation as it stands now; undefined once the review it belongs to fell. */
const invitationOf = (file: CaseFile, ref: SubjectRef, version: number) =>
  currentReview(file, ref)?.counsel.find((each) => each.version === version)

/** Whether the reviewer has given the opinion that counsel was to help with. */
const isAnswered = (file: CaseFile, ref: SubjectRef): boolean =>
  currentReview(file, ref)?.opinion !== null

const invited = (ref: SubjectRef, version: number): Requirement => ({
  id: 'counsel-invited',
  check: (file) => {
    const found = invitationOf(file, ref, version)
    if (!found) return unmet('送审的稿件已经改动或者撤回，不用再提交意见', [article])
    if (isAnswered(file, ref)) return unmet('审核意见已经出具，不用再提交意见', [article])
    return found.answer === null ? met : unmet('已经答复', [article])
  },
})

const invitedInPerson = (ref: SubjectRef, version: number): Requirement => ({
  id: 'counsel-invited-in-person',
  ofActor: true,
  check: (file, { actor }) =>
    invitationOf(file, ref, version)?.counsel === actor.id
      ? met
      : unmet('没有邀请您对本案提出意见', [article]),
})

const engaged: Requirement = {
  id: 'counsel-engaged',
  ofActor: true,
  check: (_file, { actor, counselOf, today }) =>
    mayCounsel({ name: actor.name, standing: counselOf(actor.id) }, today),
}

/** Who worked on the case, reviewed it or hosted its hearing is no counsel in it. */
const uninvolved: Requirement = {
  id: 'counsel-uninvolved',
  ofActor: true,
  check: (file, { actor }) =>
    [...file.tookPart, file.openedBy, ...file.reviewers].includes(actor.id)
      ? unmet('您承办或者审核过本案，不能作为本案的顾问；请声明回避', [article])
      : met,
}

/** The ids of the two acts on one invitation, for the desk of those who see nothing else of the case. */
export const counselOpinionId = (version: number): string => `give-counsel-opinion~${version}`
export const standAsideId = (version: number): string => `stand-aside-as-counsel~${version}`

const actsOnInvitation = (
  ref: SubjectRef,
  { version, counsel: asked, questions, answer }: CounselInvitation,
): Act[] => {
  const open = (file: CaseFile) =>
    invitationOf(file, ref, version)?.answer === null && !isAnswered(file, ref)
  const basics = {
    step: stepOn(ref),
    by: ['legal-counsel'] as const,
    approvals: [],
    presses: false as const,
    basis: [article],
    recording: [],
    applies: (file: CaseFile, { actor }: Circumstances) => open(file) && actor.id === asked,
    known: () => [{ label: '征求意见的问题', value: questions, source: '邀请' }],
  }
  if (answer !== null) return []
  return [
    act({
      ...basics,
      id: counselOpinionId(version),
      title: '提交顾问意见',
      effect: '意见单独成文，附在审核意见书后；只供参考，不代替法制审核。',
      signed: true,
      form: {
        noConflict: form.confirm({
          label: '利害关系',
          statement: '与当事人没有利害关系，没有承办、审核过本案，没有代理过当事人',
        }),
        opinion: form.paragraph({ label: '意见', max: 8_000 }),
      },
      papers: ['legal_counsel_opinion'],
      requires: [
        ...goesOn(ref),
        invited(ref, version),
        invitedInPerson(ref, version),
        engaged,
        uninvolved,
      ],
      events: (_file, { opinion }) => [
        { type: 'CounselOpinionGiven', invitation: version, opinion, ...ofSubject(ref) },
      ],
    }),
    act({
      ...basics,
      id: standAsideId(version),
      title: '声明回避',
      effect: '声明后不再查阅本案材料，由审核人员另行邀请。',
      form: { reason: form.paragraph({ label: '利害关系或者其他理由', max: 500 }) },
      papers: [],
      requires: [...goesOn(ref), invited(ref, version), invitedInPerson(ref, version)],
      events: (_file, { reason }) => [
        { type: 'CounselStoodAside', invitation: version, reason, ...ofSubject(ref) },
      ],
    }),
  ]
}

export const answersOfCounsel = (file: CaseFile, ref: SubjectRef): Act[] =>
  (currentReview(file, ref)?.counsel ?? []).flatMap((each) => actsOnInvitation(ref, each))
