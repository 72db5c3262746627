import { useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import { PaperWords } from './PaperWords.tsx'
import { usePhone } from './phone-context.ts'
import { Picks } from './PickFields.tsx'
import { ReadPages } from './ReadPages.tsx'

/**
 * Several papers that are signed together, one after the other: the one that is open is read and ticked, then the next
 * one opens. What is not ticked is not on the list.
 */
export function SignablesField({ field, path, value, onChange }: FieldProps) {
  const { narrowed } = useForm()
  const phone = usePhone()
  const offered = narrowed?.[path]?.offered ?? []
  const read = Array.isArray(value) ? (value as unknown[]) : []
  const next = offered.find((each) => !read.includes(each.value))?.value ?? null
  const [chosen, setChosen] = useState<string | null>(null)
  const open = chosen ?? next
  const unread = offered.length - read.length
  const tick = (paper: string, on: boolean) => {
    // In the order of the list, whatever was read first.
    onChange(
      offered
        .map((each) => each.value)
        .filter((each) => (each === paper ? on : read.includes(each))),
    )
    setChosen(on ? null : paper)
  }
  return (
    <FieldFrame field={field} path={path} group>
      {offered.length === 0 && <p className="sub">没有可以一起签名的文书。</p>}
      <ol className="to-sign">
        {offered.map(({ value: paper, label, detail }) => {
          const words = phone?.wordsOf(paper) ?? null
          const isOpen = paper === open
          return (
            <li key={paper}>
              <button
                type="button"
                className="to-sign-title"
                aria-expanded={isOpen}
                onClick={() => setChosen(isOpen ? null : paper)}
              >
                {read.includes(paper) && <Icon name="tick" />}
                <b>{label}</b> <span className="sub">{detail}</span>
              </button>
              {isOpen && (
                <>
                  {words ? <PaperWords paper={words} /> : <ReadPages paper={paper} title={label} />}
                  <Picks
                    kind="checkbox"
                    options={[{ value: paper, label: `已看过或者听读过《${label}》全文` }]}
                    picked={(each) => read.includes(each)}
                    onPick={(each, on) => tick(each, on)}
                  />
                </>
              )}
            </li>
          )
        })}
      </ol>
      {unread > 0 && read.length > 1 && (
        <p className="sub">还有 {unread} 份没有看，不在这次签名里；签名以后再看的，要重签。</p>
      )}
    </FieldFrame>
  )
}
