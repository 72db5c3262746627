import type { ProofLinkView } from '@zhaofa/contract'
import { Icon } from '../ui/Icon.tsx'

/** 证据链: for each element of the violation the evidence that proves it; an element without any stands out. */
export function ProofChain({ chain }: { chain: readonly ProofLinkView[] }) {
  const gaps = chain.filter(({ evidence }) => evidence.length === 0)
  return (
    <div className="proof-chain">
      <p className={gaps.length > 0 ? 'bad' : 'ok'}>
        <Icon name={gaps.length > 0 ? 'warning' : 'tick'} />
        {gaps.length > 0
          ? `没有证据证明：${gaps.map(({ title }) => title).join('、')}`
          : '每个要件都有证据证明'}
      </p>
      <dl className="facts roomy">
        {chain.map(({ title, evidence }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {evidence.length === 0 && <span className="bad">没有证据</span>}
              {evidence.length > 0 && (
                <ul>
                  {evidence.map(({ no, name, purpose }) => (
                    <li key={no}>
                      证据{no}　{name} <span className="sub">{purpose}</span>
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
