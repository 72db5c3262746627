import { Link } from '@tanstack/react-router'
import { letterSetTitles, type LetterSet } from '@zhaofa/contract'

/** 来信: how many wait, each number with its list. */
export function LetterNumbers({ counts }: { counts: Readonly<Record<LetterSet, number>> }) {
  const sets = Object.keys(letterSetTitles) as LetterSet[]
  return (
    <section className="card below-14" aria-label="来信">
      <div className="card-head">
        <h2>来信</h2>
      </div>
      <table className="table">
        <tbody>
          {sets.map((set) => (
            <tr key={set}>
              <td>{letterSetTitles[set]}</td>
              <td className={set === 'overdue' && counts[set] > 0 ? 'right late' : 'right'}>
                {counts[set] === 0 ? (
                  0
                ) : (
                  <Link
                    to="/letters"
                    search={{ set }}
                    aria-label={`来信：${letterSetTitles[set]} ${counts[set]} 件`}
                  >
                    {counts[set]}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
