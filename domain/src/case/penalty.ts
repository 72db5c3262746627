import { yuanText, type Fen } from '../shared/money.ts'

/** 行政处罚的种类, in the order the annual report uses (处罚法第9条; 行政执法统计年报). */
export const penaltyKinds = {
  warning: '警告',
  criticism: '通报批评',
  fine: '罚款',
  'confiscate-gains': '没收违法所得',
  'confiscate-goods': '没收非法财物',
  'suspend-licence': '暂扣许可证件',
  downgrade: '降低资质等级',
  'revoke-licence': '吊销许可证件',
  'restrict-business': '限制开展生产经营活动',
  'suspend-business': '责令停产停业',
  'close-business': '责令关闭',
  'bar-from-trade': '限制从业',
  other: '其他行政处罚',
} as const

export type PenaltyKind = keyof typeof penaltyKinds

export type Penalty = {
  readonly kinds: readonly PenaltyKind[]
  /** 0 when no fine is among the kinds. */
  readonly fineFen: Fen
  /** Illegal gains to be confiscated; 0 when none. */
  readonly confiscatedFen: Fen
  readonly confiscatedGoods: string | null
  /** What the other kinds mean in this case: which licence, how long. */
  readonly terms: string | null
  /** 予以公告, where the rule orders it; absent otherwise. */
  readonly announced?: true
}

type KindsAndSums = Pick<Penalty, 'kinds' | 'fineFen' | 'confiscatedFen' | 'announced'>
type KindWithoutSum = Exclude<PenaltyKind, 'fine' | 'confiscate-gains'>

/**
 * Each kind of the penalty in words.
 * @param money how the text writes a sum after 罚款 and 没收违法所得
 * @param detail what the text says of a kind without a sum; its title where left out
 */
export function penaltyWords(
  { kinds, fineFen, confiscatedFen, announced }: KindsAndSums,
  money: (fen: Fen) => string,
  detail: (kind: KindWithoutSum) => string = (kind) => penaltyKinds[kind],
): string[] {
  const imposed = kinds.map((kind) => {
    if (kind === 'fine') return `${penaltyKinds.fine}${money(fineFen)}`
    if (kind === 'confiscate-gains') return `${penaltyKinds[kind]}${money(confiscatedFen)}`
    return detail(kind)
  })
  return announced ? [...imposed, '予以公告'] : imposed
}

/** The penalty in one line of the back office: 警告，罚款 18,000.00 元. */
export function penaltyText(penalty: KindsAndSums): string {
  return penaltyWords(penalty, (fen) => ` ${yuanText(fen)} 元`).join('，')
}

/**
 * Whether `next` is heavier than `first` in any respect. A party must not be worse off for having
 * spoken (处罚法第45条第2款).
 */
export function isHeavier(next: Penalty, first: Penalty): boolean {
  return (
    next.fineFen > first.fineFen ||
    next.confiscatedFen > first.confiscatedFen ||
    (next.announced === true && first.announced !== true) ||
    next.kinds.some((kind) => !first.kinds.includes(kind))
  )
}

/** 不予处罚的理由 (处罚法第30、31、33条). */
export const noPenaltyReasons = {
  'minor-corrected': '违法行为轻微并及时改正，没有造成危害后果（应当不予处罚）',
  'first-minor-corrected': '初次违法且危害后果轻微并及时改正（可以不予处罚）',
  'no-fault': '当事人有证据足以证明没有主观过错',
  'under-fourteen': '不满十四周岁',
  'mental-illness': '精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为',
} as const

export type NoPenaltyReason = keyof typeof noPenaltyReasons

/** How a decision words each reason, and the articles of 行政处罚法 that excuse and by which it is decided. */
const noPenaltyRules: Record<
  NoPenaltyReason,
  { readonly words: string; readonly article: string; readonly decidedBy: string }
> = {
  'minor-corrected': {
    words: '违法行为轻微并及时改正，没有造成危害后果',
    article: '第三十三条第一款',
    decidedBy: '第五十七条第一款第二项',
  },
  'first-minor-corrected': {
    words: '初次违法且危害后果轻微并及时改正',
    article: '第三十三条第一款',
    decidedBy: '第五十七条第一款第二项',
  },
  'no-fault': {
    words: '当事人有证据足以证明没有主观过错',
    article: '第三十三条第二款',
    decidedBy: '第五十七条第一款',
  },
  'under-fourteen': {
    words: '当事人不满十四周岁',
    article: '第三十条',
    decidedBy: '第五十七条第一款',
  },
  'mental-illness': {
    words: '当事人是精神病人、智力残疾人，在不能辨认或者不能控制自己行为时有违法行为',
    article: '第三十一条',
    decidedBy: '第五十七条第一款',
  },
}

/** The sentence of the decision that says why and by which articles; `party` is 你单位 or 你. */
export function noPenaltySentence(reason: NoPenaltyReason, party: string): string {
  const { words, article, decidedBy } = noPenaltyRules[reason]
  return `鉴于${words}，依据《中华人民共和国行政处罚法》${article}、${decidedBy}的规定，本机关决定对${party}不予行政处罚。`
}

/** 不予行政处罚 with its reason and article, in one line. */
export function noPenaltyText(reason: NoPenaltyReason | null): string {
  if (reason === null) return '不予行政处罚'
  const { words, article } = noPenaltyRules[reason]
  return `不予行政处罚：${words}，行政处罚法${article}`
}

/** What a draft or a decision comes to, in one line of the back office. */
export const decidedText = (draft: {
  outcome: 'penalty' | 'no-penalty'
  penalty: Penalty
  noPenaltyReason: NoPenaltyReason | null
}): string =>
  draft.outcome === 'penalty' ? penaltyText(draft.penalty) : noPenaltyText(draft.noPenaltyReason)
