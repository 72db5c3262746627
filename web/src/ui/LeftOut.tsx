import { Button } from './Button.tsx'

type Props = {
  /** How many rows there are besides those that are shown. */
  left: number
  /** What they are, with their measure word: 封办结的来信 */
  what: string
  shown: { readonly step: number; readonly more: () => void }
}

/** 还有多少没有列出, at the foot of a list that is cut, and the way to the rest; nothing where all of it is there. */
export function LeftOut({ left, what, shown }: Props) {
  if (left === 0) return null
  return (
    <div className="card-foot">
      <span className="sub">
        还有 {left} {what}没有列出
      </span>
      <Button look="outlined" size="small" onPress={shown.more}>
        再列出 {Math.min(left, shown.step)} {what.slice(0, 1)}
      </Button>
    </div>
  )
}
