import chinese from '@rc-component/picker/generate/dayjs'
import type { GenerateConfig } from '@rc-component/picker/generate'
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { formInstant } from '../ui/days.ts'

dayjs.extend(utc)

/**
 * A day or a time as written in China, for the calendar. It is kept as if it were UTC, because in the zone of the
 * computer the hour may not exist (2:30 on the night when the clocks of New York go forward).
 */
export const written = (text: string): Dayjs => dayjs.utc(text)

/** How the calendar reckons: what it calls today and 此刻 is that of China, whatever the computer is set to. */
export const chinaReckoning: GenerateConfig<Dayjs> = {
  ...chinese,
  getNow: () => written(formInstant(new Date().toISOString())),
  getFixedDate: written,
  locale: {
    ...chinese.locale,
    parse: (_locale, text, formats) =>
      formats.map((format) => dayjs.utc(text, format, true)).find((day) => day.isValid()) ?? null,
  },
}

/** The calendar of every field that holds a day or a time. */
export const ChinaDatePicker = DatePicker.generatePicker(chinaReckoning)
