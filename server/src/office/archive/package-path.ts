/** Names as Windows, Kylin and UOS take them all: `正卷/003 询问笔录.pdf`. */
export function pathOf(
  { volume, place }: { readonly volume: string; readonly place: number },
  name: string,
  extension: string,
): string {
  const plain = name.replace(/[\p{C}\\/:*?"<>|]/gu, '_').replace(/\s+/gu, ' ')
  const short = [...plain].slice(0, maxNameLength).join('').trim()
  return `${volume}/${String(place).padStart(3, '0')} ${short}.${extension}`
}

/** With volume and number a path stays below what old programs for ZIP can write. */
const maxNameLength = 80

/** The ending that a file came with, where it is a plain one: people and programs know by it what to open. */
export const extensionOf = (originalName: string): string =>
  /\.([A-Za-z0-9]{1,5})$/.exec(originalName)?.[1]?.toLowerCase() ?? 'bin'
