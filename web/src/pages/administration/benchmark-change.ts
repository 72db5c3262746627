import type { RuleView } from '@zhaofa/contract'
import {
  factorLine,
  readFactors,
  type BenchmarkCircumstance,
} from '@zhaofa/domain/discretion/factors.ts'
import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { Problem } from '../../api/problem.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'
import {
  askChoice,
  askMatter,
  askMoney,
  askRows,
  askText,
  askWords,
} from '../../forms/small-form-fields.ts'
import { ruleChange, text } from './rule-changes.ts'

type BenchmarkBody = {
  readonly tiers: readonly DiscretionTier[]
  readonly circumstances?: readonly BenchmarkCircumstance[]
}

/** A benchmark for a matter that has none yet. */
export function newBenchmark(today: string): Change {
  const change = benchmarkChange(
    { code: '', title: '裁量基准', version: 0, body: { tiers: [] } },
    today,
  )
  return {
    ...change,
    title: '新增裁量基准',
    effect: '存成第一版并存证；公布“行政裁量权基准”清单以后，才能作为处罚的依据。',
    fields: [askMatter('code', '事项'), ...change.fields],
    run: (values) =>
      benchmarkChange(
        { code: text(values['code']), title: '裁量基准', version: 0, body: { tiers: [] } },
        today,
      ).run(values),
  }
}

export function benchmarkChange(
  rule: Pick<RuleView, 'code' | 'title' | 'version' | 'body'>,
  today: string,
): Change {
  const { tiers, circumstances = [] } = rule.body as BenchmarkBody
  return ruleChange({ ...rule, title: '裁量基准' }, today, {
    fields: [
      askRows('tiers', '档次', [
        askText('name', '档次名称', { max: 20 }),
        askText('condition', '适用情形', {
          max: 300,
          optional: true,
          hint: '写了裁量因素的可以不填，按因素公布',
        }),
        askWords('factorLines', '裁量因素', {
          max: 600,
          optional: true,
          hint: '一行一个，例如“涉及车辆：3 辆以上、不满 10 辆”“在期限内改正：是”',
        }),
        askChoice('need', '因素之间', needs, { optional: true, hint: '不选为同时具备' }),
        askText('article', '在基准的哪一条', { max: 60, optional: true }),
        askMoney('minFen', '罚款下限（元）'),
        askMoney('maxFen', '罚款上限（元）'),
        askText('times', '违法所得的倍数', {
          max: 12,
          optional: true,
          hint: '按倍数罚款的填，例如“1-2”；没有违法所得的按上面的数额',
        }),
        askText('other', '其他处理', { max: 200, optional: true }),
        askChoice(
          'forParty',
          '适用于',
          { organisation: '企业事业单位', others: '其他生产经营者' },
          { optional: true, hint: '罚款不因当事人类别不同的不选' },
        ),
      ]),
      askRows(
        'circumstances',
        '档内的情节',
        [
          askText('fact', '情节', { max: 40, hint: '例如“二年内因同类行为受过处罚”' }),
          askChoice('weighs', '在档内', { lighter: '从轻', heavier: '从重' }),
          askText('article', '在基准的哪一条', { max: 60 }),
        ],
        { optional: true, min: 0, hint: '基准没有规定的不填；法定的情节不用在这里写' },
      ),
    ],
    initial: {
      tiers: tiers.map(typedTier),
      circumstances: circumstances.map((each) => ({ ...each })),
    },
    change: (values) => ({
      kind: 'benchmark',
      code: rule.code,
      tiers: ((values['tiers'] ?? []) as TypedTier[]).map(tierTyped),
      ...circumstancesTyped(values['circumstances']),
    }),
  })
}

/** Rows that nobody filled in are no circumstances. */
function circumstancesTyped(rows: unknown): { circumstances?: BenchmarkCircumstance[] } {
  const given = ((rows ?? []) as Partial<BenchmarkCircumstance>[]).filter(({ fact }) => fact)
  return given.length > 0 ? { circumstances: given as BenchmarkCircumstance[] } : {}
}

const needs = { all: '同时具备', any: '具备一个即可' } as const

/** A tier as the form holds it: factors a line each, the multiple as from and to. */
type TypedTier = Omit<DiscretionTier, 'factors' | 'minTimes' | 'maxTimes'> & {
  readonly factorLines?: string | null
  readonly times?: string | null
}

function typedTier({ factors = [], minTimes, maxTimes, ...tier }: DiscretionTier): TypedTier {
  return {
    ...tier,
    factorLines: factors.map(factorLine).join('\n'),
    times: minTimes === undefined ? '' : `${minTimes}-${maxTimes ?? minTimes}`,
  }
}

/** @throws Problem with a sentence about what cannot be read, at the tiers */
function tierTyped(typed: TypedTier) {
  const { factorLines, times, forParty, need, article, other, condition, ...tier } = typed
  const { factors, unread } = readFactors(factorLines ?? '')
  if (unread.length > 0) throw unreadable(unread.join('；'))
  const multiple = text(times).trim()
  const [, from, to] = /^(\d{1,2}(?:\.\d)?)[-至](\d{1,2}(?:\.\d)?)$/.exec(multiple) ?? []
  if (multiple !== '' && (from === undefined || to === undefined)) {
    throw unreadable(`“${multiple}”不是倍数，请写成“1-2”`)
  }
  return {
    ...tier,
    condition: condition ?? '',
    other: other ?? '',
    ...(factors.length > 0 && { factors }),
    ...(need != null && { need }),
    ...(text(article) !== '' && { article: text(article) }),
    ...(from !== undefined && to !== undefined && { minTimes: Number(from), maxTimes: Number(to) }),
    ...(forParty != null && { forParty }),
  }
}

function unreadable(message: string): Problem {
  const fields = [{ field: 'tiers', message, basis: null, instead: null }]
  return new Problem({ type: 'about:blank', status: 400, title: message, fields })
}
