import { z } from 'zod'

/** GET /api/laws/article : what an article says today, where the text of its law was imported. */
export const LawArticleView = z.strictObject({
  article: z
    .strictObject({
      /** 中华人民共和国行政处罚法, and which text of it. */
      fullTitle: z.string(),
      number: z.string(),
      validFrom: z.iso.date(),
      /** 款 and 项, in the order of the print; empty where the text has no such article. */
      lines: z.array(z.string()),
      /** The address of the public page, at this article. */
      url: z.string(),
    })
    .nullable(),
})
export type LawArticleView = z.infer<typeof LawArticleView>
