import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SearchHit } from '@zhaofa/contract'
import { Modal } from 'antd'
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react'
import { searchQuery } from '../api/cases.ts'
import { useOpenings } from '../case/OpeningLinks.tsx'
import { commandsFor } from './commands.ts'
import { useSession } from './use-session.ts'
import { Icon } from '../ui/Icon.tsx'
import { Marked } from '../ui/Marked.tsx'

const groups: [SearchHit['kind'], string][] = [
  ['act', '办事'],
  ['case', '案件'],
  ['firm', '检查对象'],
  ['document', '文书'],
  ['page', '页面'],
]

/** 文号、当事人、案由，或要办的事. What cannot be done is found too, with the reason. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      className="palette-window"
      destroyOnHidden
      aria-label="搜索或办事"
    >
      <Palette onClose={onClose} />
    </Modal>
  )
}

function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const listId = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(words)
  const { hits, searching } = useHits(asked)
  const chosen = Math.min(at, Math.max(0, hits.length - 1))

  const go = (hit: SearchHit | undefined) => {
    if (!hit) return
    onClose()
    void navigate({ to: hit.href.replace(/^\/office/, '') })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') go(hits[chosen])
    else return
    event.preventDefault()
  }
  return (
    <div className="palette">
      <label className="big-search">
        <Icon name="search" />
        <span className="visually-hidden">搜索或办事</span>
        <input
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits[chosen] && `${listId}-${chosen}`}
          placeholder="输入文号、当事人、案由，或直接输入要办的事"
          value={words}
          maxLength={100}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={pressed}
        />
        <kbd>Esc</kbd>
      </label>
      <HitList id={listId} hits={hits} words={asked} chosen={chosen} onPress={go} />
      {hits.length === 0 && !searching && (
        <p className="sub palette-note">
          {asked.trim() === ''
            ? '例如“禾澄”“罚决 18”“登记线索”。上下键选择，回车打开。'
            : `没有找到“${asked}”。可以只输入当事人名称的几个字，或者文号里的数字。`}
        </p>
      )}
    </div>
  )
}

/** Combines what the server found with the names of pages. Acts that are possible now come first. */
function useHits(asked: string): { hits: SearchHit[]; searching: boolean } {
  const { person } = useSession()
  const { data, isFetching } = useQuery(searchQuery(asked))
  if (asked.trim() === '') return { hits: [], searching: false }
  const openings = useOpenings()
  const found = [...commandsFor(person.roles, openings, asked), ...(data?.hits ?? [])]
  const hits = groups.flatMap(([kind]) =>
    found
      .filter((hit) => hit.kind === kind)
      .sort((a, b) => Number(a.blocked !== null) - Number(b.blocked !== null)),
  )
  return { hits, searching: isFetching }
}

type ListProps = {
  id: string
  hits: readonly SearchHit[]
  words: string
  chosen: number
  onPress: (hit: SearchHit) => void
}

function HitList({ id, hits, words, chosen, onPress }: ListProps) {
  return (
    <div id={id} role="listbox" aria-label="搜索结果">
      {groups
        .filter(([kind]) => hits.some((hit) => hit.kind === kind))
        .map(([kind, title]) => (
          <div key={kind} role="group" aria-label={title}>
            <h3 role="presentation">{title}</h3>
            {hits.map(
              (hit, index) =>
                hit.kind === kind && (
                  <HitLine
                    key={hit.href + hit.title}
                    id={`${id}-${index}`}
                    hit={hit}
                    words={words}
                    on={index === chosen}
                    onPress={() => onPress(hit)}
                  />
                ),
            )}
          </div>
        ))}
    </div>
  )
}

type LineProps = { id: string; hit: SearchHit; words: string; on: boolean; onPress: () => void }

function HitLine({ id, hit, words, on, onPress }: LineProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={on}
      aria-disabled={hit.blocked !== null || undefined}
      onClick={onPress}
    >
      <span>
        {hit.blocked && <Icon name="lock" />} <Marked text={hit.title} words={words} />
        {hit.blocked && `：${hit.blocked}`}
      </span>
      <small>{on ? '回车' : hit.detail}</small>
    </div>
  )
}
