type Props = { years: readonly number[]; year: number; onChoose: (year: number) => void }

/** 年度: one of a few calendar years that lie side by side. */
export function YearButtons({ years, year, onChoose }: Props) {
  return (
    <div className="segments" role="group" aria-label="年度">
      {years.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === year}
          onClick={() => onChoose(each)}
        >
          {each} 年
        </button>
      ))}
    </div>
  )
}
