import type { DiscretionView } from '@zhaofa/contract'
import { shortYuan } from '@zhaofa/domain/shared/money.ts'
import { Icon } from '../ui/Icon.tsx'

type Tier = DiscretionView['tiers'][number]

/** 裁量基准: each tier, when it applies, what it allows, and which one this case falls into. */
export function TierTable({ tiers }: { tiers: readonly Tier[] }) {
  return (
    <table className="table rows-on-phone tiers">
      <thead>
        <tr>
          <th>档次</th>
          <th>适用情形</th>
          <th className="right">罚款（元）</th>
          <th>对照本案</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ name, condition, factors, anyOf, minFen, maxFen, other, chosen }) => (
          <tr key={name} className={chosen ? 'chosen' : ''}>
            <td>
              <b>{name}</b>
            </td>
            <td>
              {condition}
              {factors.length > 0 && factors.join(anyOf ? '；或者' : '；') !== condition && (
                <span className="sub">
                  {condition && <br />}
                  {factors.length > 1 && (anyOf ? '具备一个即可：' : '同时具备：')}
                  {factors.join('；')}
                </span>
              )}
            </td>
            <td className="right">
              {maxFen === 0 ? other || '不罚款' : `${shortYuan(minFen)} – ${shortYuan(maxFen)}`}
            </td>
            <td>
              {chosen ? (
                <span className="ok">
                  <Icon name="tick" /> 符合
                </span>
              ) : (
                <span className="sub">{maxFen === 0 ? '' : other}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * The statutory range, the tier in it and the chosen amount. Where the
 * procedure is bound tighter than the matter, its cap is a line, and what lies beyond it is hatched.
 */
export function DiscretionScale({ discretion, fineFen }: Props) {
  const { range, tiers } = discretion
  if (!range || range.maxFen <= range.minFen) return null
  const cap = discretion.cap && discretion.cap.fen < range.maxFen ? discretion.cap : null
  const top = cap ? Math.min(range.maxFen, Math.max(cap.fen, range.minFen) * pastCap) : range.maxFen
  const at = (fen: number) =>
    Math.max(0, Math.min(100, ((fen - range.minFen) / (top - range.minFen)) * 100))
  const inRange = tiers.filter(({ maxFen, minFen }) => maxFen > range.minFen && minFen < top)
  const ends = [
    ...new Set([
      range.minFen,
      cap ? cap.fen : range.maxFen,
      ...inRange.flatMap((tier) => [tier.minFen, tier.maxFen]),
    ]),
  ]
    .filter((fen) => fen >= range.minFen && fen <= (cap ? cap.fen : top))
    .sort((a, b) => a - b)
  const outside =
    fineFen !== null &&
    (fineFen < range.minFen || fineFen > Math.min(range.maxFen, cap?.fen ?? range.maxFen))
  const chosen = tiers.find((tier) => tier.chosen)
  const words =
    `法定幅度 ${shortYuan(range.minFen)} 至 ${shortYuan(range.maxFen)} 元` +
    (cap ? `；${cap.title} ${shortYuan(cap.fen)} 元` : '') +
    (chosen
      ? `；${chosen.name}档 ${shortYuan(chosen.minFen)} 至 ${shortYuan(chosen.maxFen)} 元`
      : '') +
    (fineFen === null ? '' : `；拟罚 ${shortYuan(fineFen)} 元`)
  return (
    <div className="scale" role="img" aria-label={words}>
      {inRange.map(({ name, minFen, maxFen, chosen: on }) => (
        <i
          key={name}
          className={on ? 'tier on' : 'tier'}
          style={{ '--at': `${at(minFen)}%`, '--width': `${at(maxFen) - at(minFen)}%` } as object}
        />
      ))}
      {cap && <i className="past-cap" style={{ '--at': `${at(cap.fen)}%` } as object} />}
      {ends.map((fen, index) => (
        <span
          key={fen}
          className={`end ${index === 0 ? 'first' : fen === top ? 'final' : ''}`}
          style={{ '--at': `${at(fen)}%` } as object}
        >
          {shortYuan(fen)}
        </span>
      ))}
      {fineFen !== null && fineFen > 0 && (
        <span
          className={outside ? 'chosen-point outside' : 'chosen-point'}
          style={{ '--at': `${at(fineFen)}%` } as object}
        >
          <b>{shortYuan(fineFen)}</b>
        </span>
      )}
    </div>
  )
}

/** How far past the cap of a procedure its scale still reaches, as a multiple of the cap. */
const pastCap = 1.3

type Props = { discretion: DiscretionView; fineFen: number | null }
