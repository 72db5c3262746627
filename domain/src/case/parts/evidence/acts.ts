import { checkUpToToday } from '../../day-checks.ts'
import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { investigatorsWith } from '../people/investigators-with.ts'
import { untilDecided, afterFiling } from '../filing/after-filing.ts'
import type { ConclusionSlice } from '../conclusion/slice.ts'
import type { LegalReviewSlice } from '../legal-review/slice.ts'
import { law, needs } from '../../needs.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import { act } from '../../case-kernel.ts'
import { evidenceKinds } from '../../case-codes.ts'

/**
 * Until the investigation ends, and again while legal review waits for materials: what proves that the party was told,
 * or who took a paper, is supplied then. A fact that the party was not told of is investigated anew (补充调查).
 */
const investigatingOrAsked = needs<ConclusionSlice & Pick<LegalReviewSlice, 'review'>>(
  'investigating',
  ({ conclusion, review }) => conclusion === null || (review?.missing ?? null) !== null,
  '调查已经终结；法制审核退回补材料的，补齐以前可办',
  law(57),
)

export const addEvidence = act({
  id: 'add-evidence',
  title: '登记证据',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '证据入卷，原文件按内容指纹保存，任何改动都能发现。',
  basis: [cite('行政处罚法', 46)],
  form: {
    evidenceId: form.upload({
      label: '文件',
      hint: '照片、扫描件、录音、录像都可以；上传时即算指纹，原文件名只作为资料保存',
    }),
    kind: form.choice({ label: '证据种类', options: evidenceKinds, basis: cite('行政处罚法', 46) }),
    name: form.text({ label: '证据名称', max: 100 }),
    purpose: form.text({ label: '证明目的', max: 300 }),
    source: form.text({ label: '来源、提供人', max: 200 }),
    collectedOn: form.date({ label: '收集日期' }),
    officers: officersField('收集人员'),
  },
  papers: ['evidence_extract'],
  recording: [],
  requires: [...untilDecided, investigatingOrAsked],
  applies: afterFiling,
  defaults: (file, { today, actor }) => ({
    collectedOn: today,
    officers: investigatorsWith(file, actor.id),
    source: file.filing?.party.name ?? '',
  }),
  checks: (file, { officers, evidenceId, collectedOn }, at) => [
    ...(at.uploadOf(evidenceId)
      ? []
      : [{ field: 'evidenceId', message: '文件还没有上传完，请先上传' }]),
    ...checkUpToToday('collectedOn', collectedOn, at),
    ...checkOfficers(file, officers, at.now, at),
  ],
  events: (_file, input, at) => {
    const file = at.uploadOf(input.evidenceId)
    return file ? [{ type: 'EvidenceAdded', ...input, file }] : []
  },
})
