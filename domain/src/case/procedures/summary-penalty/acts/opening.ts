import { checkNotLater } from '../../../day-checks.ts'
import { certificateCovers } from '../../../../authority/certificate.ts'
import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { chinaDay } from '../../../../shared/plain-date.ts'
import { matterField, partyField } from '../../../case-fields.ts'
import { opening, type Requirement } from '../../../case-kernel.ts'
import { checkFirmName } from '../../../firm-name.ts'
import { checkPartyNumber } from '../../../party-number.ts'
import { checkMatter } from '../../../check-matter.ts'
import { checkOfficers, officersField } from '../../../officers.ts'

const ownCertificateCovers: Requirement<null> = {
  id: 'own-certificate-covers',
  check: (_file, { actor, now, rules, certificatesOf }) =>
    certificateCovers(
      { personId: actor.id, name: actor.name, certificates: certificatesOf(actor.id) },
      { at: now, category: '行政处罚', region: rules.region },
    ),
}

/** 当场发现违法: no clue, no approval; the two officers who stand there open the case. */
export const openOnTheSpot = opening({
  id: 'open-on-the-spot',
  title: '当场处罚',
  by: ['officer'],
  effect: '按下即记：两名执法人员已经出示执法证件。案件从此刻起在“我的工作”中，可以随时接着办。',
  basis: [cite('行政处罚法', 51), cite('行政处罚法', 52)],
  form: {
    ...form.section('亮证', {
      officers: officersField('执法人员'),
      certificatesShown: form.confirm({
        label: '出示执法证件',
        statement: '两人都已主动出示执法证件',
        basis: cite('行政处罚法', 52),
      }),
      foundAt: form.instant({ label: '时间' }),
      place: form.text({ label: '地点' }),
    }),
    ...form.section('当事人', { party: partyField({ label: '当事人' }) }),
    ...form.section('事实和依据', {
      matterCode: matterField({ label: '事项', basis: cite('行政处罚法', 51) }),
      facts: form.paragraph({ label: '违法事实', max: 2_000 }),
    }),
  },
  papers: [],
  recording: ['AV10'],
  requires: [ownCertificateCovers],
  inField: true,
  defaults: ({ actor, now }) => ({ officers: [actor.id], foundAt: now }),
  checks: (input, at) => [
    ...checkOfficers({ recused: [] }, input.officers, input.foundAt, at),
    ...(input.officers.includes(at.actor.id)
      ? []
      : [
          {
            field: 'officers',
            message: '当场处罚由在场的执法人员本人登记，其中没有你',
            basis: cite('行政处罚法', 52),
          },
        ]),
    ...checkNotLater('foundAt', input.foundAt, at.now),
    ...checkFirmName(input.party, at),
    ...checkPartyNumber(input.party, at),
    ...checkMatter(input.matterCode, at, chinaDay(input.foundAt)),
  ],
  events: ({ certificatesShown: _shown, ...input }, at) => [
    {
      type: 'SpotCaseOpened',
      ...input,
      cause: at.matterOf(input.matterCode)?.name ?? '',
      jurisdiction: `违法行为发生在${at.rules.regionName}，由违法行为发生地的县级以上行政机关管辖`,
    },
  ],
})
