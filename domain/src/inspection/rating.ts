/** 匿名评价: what a firm is asked about a visit, once. Who answers is neither asked nor kept. */
export const ratingQuestions = {
  kept: '检查人员遵守了“五个严禁”“八个不得”',
  shown: '检查人员出示了执法证件并扫码登记',
  repeated: '同样的内容今年被重复检查过',
  clean: '检查人员廉洁，没有吃拿卡要',
} as const
export type RatingQuestion = keyof typeof ratingQuestions

export const ratingAnswers = { yes: '是', no: '不是', unsure: '说不清' } as const
export type RatingAnswer = keyof typeof ratingAnswers

/** The answer that speaks against the visit. */
export const badAnswer: Readonly<Record<RatingQuestion, RatingAnswer>> = {
  kept: 'no',
  shown: 'no',
  repeated: 'yes',
  clean: 'no',
}

export const overallScores = {
  5: '很满意',
  4: '满意',
  3: '一般',
  2: '不满意',
  1: '很不满意',
} as const
export type OverallScore = keyof typeof overallScores

export type Rating = Readonly<Record<RatingQuestion, RatingAnswer>> & {
  readonly overall: OverallScore
  readonly words: string | null
}

export const maxRatingWords = 500

/** From how many answers of a year on an agency sees their sums, and in steps of how many. */
export const ratingsToldFrom = 5
