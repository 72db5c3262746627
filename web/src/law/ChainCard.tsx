import { chinaDay, shortInstant } from '../ui/days.ts'

type Props = {
  chain: readonly { id: string; title: string }[]
  /** Steps already taken, from the first. */
  taken: number
  history: readonly { at: string; by: string; title: string; opinion: string }[]
}

/** 经手: the steps publication has to pass, how far it is, and who did what. */
export function ChainCard({ chain, taken, history }: Props) {
  return (
    <section className="card above-12" aria-label="经手">
      <div className="card-head">
        <h2>经手</h2>
        <span className="sub">同一人不得办两步</span>
      </div>
      <div className="card-body">
        <ol className="hands">
          {chain.map(({ id, title }, i) => (
            <li key={id}>
              <span className={`number ${i < taken ? 'done' : 'waiting'}`}>{i + 1}</span>
              <div>
                <h3>{title}</h3>
              </div>
            </li>
          ))}
        </ol>
        {history.length > 0 && (
          <ul className="history">
            {history.map(({ at, by, title, opinion }) => (
              <li key={at + title}>
                <b>
                  {title} {by}
                </b>
                <p className="sub">
                  {chinaDay(at).slice(0, 4)}-{shortInstant(at)}
                  {opinion && `，${opinion}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
