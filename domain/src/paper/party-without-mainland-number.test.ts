import { expect, test } from 'vitest'
import { mainCourse, type Sample } from '../../test/sample-course.ts'
import { papersMade, recordedCourse } from '../../test/sample-papers.ts'
import type { Party } from '../case/party.ts'
import { emptyRows } from './empty-rows.ts'
import { paperText } from './paper.ts'

const visitor: Party = {
  kind: 'natural-person',
  name: 'JOHN SMITH',
  idPaper: 'passport',
  idNumber: 'E12345678',
  gender: null,
  birthDate: '1985-02-03',
  address: '四平市铁西区示例街 12 号',
  phone: '13800000001',
}

/** The long case, with this party, who was asked and showed the passport. */
const course = mainCourse.map(([day, event]): Sample => {
  if (event.type === 'CaseFiled') return [day, { ...event, party: visitor }]
  return event.type === 'PersonInquired'
    ? [
        day,
        {
          ...event,
          ...{ inquiree: visitor.name, inquireeRole: '当事人', inquireePost: null },
          ...{ inquireeIdNumber: visitor.idNumber, identityShown: 'passport' },
          ...{ inquireeAddress: visitor.address, inquireePhone: visitor.phone },
        },
      ]
    : [day, event]
})
const papers = course.flatMap((_, i) => papersMade(recordedCourse(course.slice(0, i + 1))))

test('papers name the passport by its word, and have no row for a sex nobody knows', () => {
  const naming = papers.filter((paper) => paperText(paper).includes('E12345678'))

  expect(naming.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['penalty_decision', 'inquiry_record', 'case_filing_approval']),
  )
  for (const paper of naming) {
    expect(paperText(paper), paper.type).toContain('护照号码')
    expect(paperText(paper), paper.type).not.toMatch(/身份证号|性别：/)
    expect(emptyRows(paper), paper.type).toEqual([])
  }
})

test('the inquiry record says of the party what the file knows, and of anybody else with a passport nothing', () => {
  const rows = (inquiree: string, number: string) => {
    const asked = course.map(([day, event]): Sample =>
      event.type === 'PersonInquired'
        ? [day, { ...event, inquiree, inquireeIdNumber: number }]
        : [day, event],
    )
    const end = asked.findIndex(([, event]) => event.type === 'PersonInquired') + 1
    const record = papersMade(recordedCourse(asked.slice(0, end))).find(
      ({ type }) => type === 'inquiry_record',
    )
    return record?.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : [])) ?? []
  }

  expect(rows('JOHN SMITH', 'E12345678')).toContainEqual(['出生日期', '1985年2月3日'])
  const other = rows('MARY JONES', 'X7654321')
  expect(other).toContainEqual(['护照号码', 'X7654321'])
  expect(other.map(([label]) => label)).not.toContain('出生日期')
})
