import { isPicture, redrawPicture } from './redraw-picture.ts'

/** What of a Word file is shown in an article: WebP, no wider than its column, pixels only; null for others. */
export async function articlePicture(bytes: Uint8Array): Promise<Buffer | null> {
  if (!(await isPicture(bytes))) return null
  const { status, drawn } = await redrawPicture(bytes, 'article')
  return status === 0 && drawn.length > 0 ? drawn : null
}
