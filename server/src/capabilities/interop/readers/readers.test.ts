import type { ImportKind } from '@matricula/contract/interop'
import { TermId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { guardCell, unguardCell } from '#platform/sheets/safe-cell.ts'
import { collected } from './collected.ts'
import { creditsFrom } from './credits-text.ts'
import { dayOrderOf, isoDay } from './day-order.ts'
import { decode } from './decode.ts'
import { delimiterOf } from './delimiter.ts'
import { withoutEntities } from './entities.ts'
import { guessMapping } from './mapping.ts'
import { meetingsFrom, meetingsText } from './meeting-text.ts'
import { readFile } from './read-file.ts'
import { kindOf, readerOf } from './readers.ts'
import { sheetOf } from './sheet.ts'
import { daysOfLetters, minuteOf } from './week-times.ts'

async function readText(kind: ImportKind, text: string) {
  const sheet = await sheetOf(text)
  const reader = readerOf(kind, sheet.columns)
  const mapping = guessMapping(reader.fields, sheet.columns)
  const readings = await collected(readFile(reader, sheet, mapping, { termId: TermId.parse('2027-spring') }))
  return {
    readings,
    wishes: readings.flatMap(({ wishes }) => wishes).filter((wish) => !wish.inPassing),
    faults: readings.flatMap(({ faults }) => faults),
    rows: readings.flatMap(({ rows }) => rows).toSorted((one, other) => one - other),
  }
}

describe('grades by section', () => {
  test('letters are told apart by their signs, in whatever order the columns are', () => {
    const { fields } = readerOf('grades-uiuc')
    const mapping = guessMapping(fields, ['A-', 'B', 'A', 'B+', 'A+', 'B-'])
    expect(mapping).toEqual({ 'A+': 'A+', A: 'A', 'A-': 'A-', 'B+': 'B+', B: 'B', 'B-': 'B-' })
  })

  const heading =
    'CRN,Course Subject,Course Number,Course Title,Course Section,Sched Type,Term,Primary Instructor,A+,A,A-,B+,B,B-,C+,C,C-,D+,D,D-,F,W,Average Grade'
  const row = (letters: string, average: string, more = 'AL1,LEC,120258,"Noether, Emmy"') =>
    `41758,CS,225,Data Structures,${more},${letters},${average}`
  const read = async (...rows: string[]) =>
    (await readText('grades-uiuc', [heading, ...rows].join('\n'))).readings
  const none = Array.from({ length: 14 }, () => 'N/A').join(',')

  test('become a finished section with its letters; a section without grades is a section all the same', async () => {
    // 10·4.00 + 5·3.67 + 5·3.00 = 73.35; / 20 = 3.6675, told as 3.67; the two who withdrew count nowhere
    const [graded] = await read(row('4,6,5,0,5,0,0,0,0,0,0,0,0,2', '3.67'))
    expect(graded?.faults).toEqual([])
    expect(graded?.wishes.map((wish) => [wish.of, wish.inPassing])).toEqual([
      ['term', true],
      ['subject', true],
      ['course', true],
      ['section', true],
      ['distribution', false],
    ])
    expect(graded?.wishes.at(-1)).toMatchObject({
      termId: '2027-spring',
      courseId: 'CS-225',
      code: 'AL1',
      counts: { 'A+': 4, A: 6, 'A-': 5, B: 5, W: 2 },
      published: '3.67',
    })
    const [bare] = await read(row(none, 'N/A'))
    expect(bare?.wishes.map((wish) => wish.of)).toEqual(['term', 'subject', 'course', 'section'])
  })

  test('an average that the letters do not make is named, and both are kept', async () => {
    const [reading] = await read(row('4,6,5,0,5,0,0,0,0,0,0,0,0,0', '3.50'))
    expect(reading?.faults).toMatchObject([
      {
        column: 'Average Grade',
        severity: 'warning',
        reason: expect.stringMatching(/^The letters make 3\.67, the file says 3\.50/),
      },
    ])
    expect(reading?.wishes).toHaveLength(5)
  })

  test('what cannot be read is refused by its column', async () => {
    const faults = async (line: string) =>
      (await read(line)).flatMap((reading) =>
        reading.faults.map(({ column, severity }) => [column, severity]),
      )
    expect(await faults(row('4,six,0,0,0,0,0,0,0,0,0,0,0,0', '4.00'))).toEqual([['A', 'problem']])
    expect(await faults(row(none, 'N/A', 'AL1,LEC,2025,X'))).toEqual([['Term', 'problem']])
  })
})

describe('the bytes of a file', () => {
  const latin = Uint8Array.from('José', (letter) => letter.charCodeAt(0))
  const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('José', 'utf16le')])
  test.each([
    ['UTF-8', Buffer.from('José'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFJosé'), 'utf-8'],
    ['UTF-16 from a spreadsheet', utf16, 'utf-16le'],
    ['the old code page of Windows', latin, 'windows-1252'],
  ])('%s is read as text', (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ text: 'José', encoding })
  })

  test('a workbook is refused with what to do', () => {
    expect(() => decode(Buffer.from('PK\u0003\u0004rest'))).toThrow(
      expect.objectContaining({ facts: { detail: 'This is an Excel workbook; save it as CSV.' } }),
    )
  })
})

describe('the table in a text', () => {
  test.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n"1;5";2,5;3', ';'],
    ['a\tb\n1,5\t2', '\t'],
    ['alone\n1', ','],
  ])('%j is parted at its delimiter', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  test.each([
    ['', 'The file is empty'],
    ['a,a\n1,2', 'Two columns are called “a”'],
    ['a,b\n"1,2\n3,4', 'never closed'],
    ['a,b\n\u0000,2', 'null characters'],
  ])('%j is refused in words', async (text, words) => {
    await expect(sheetOf(text)).rejects.toMatchObject({ facts: { detail: expect.stringContaining('') } })
    await expect(
      sheetOf(text).catch((error: { facts: { detail: string } }) => error.facts.detail),
    ).resolves.toContain(words)
  })

  test('a row of another width is refused with its number, and the others are read', async () => {
    const { faults, wishes, rows } = await readText(
      'students',
      'Roll number,Given name,Programme,Cohort\nA1,Ada,CS,2026\nA2,Grace,CS,2026,Hopper\nA3,Mary\n',
    )

    expect(rows).toEqual([1, 2, 3])
    expect(wishes).toHaveLength(1)
    expect(faults.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'The row has 5 cells, the heading has 4'],
      [3, 'The row has 2 cells, the heading has 4'],
    ])
  })
})

describe('cells that a spreadsheet would calculate', () => {
  test.each(['=1+1', '+49 40', '-5', '@x', '\tx', '\rx', "'=1", "''+1", "'tis", 'plain', '', "'"])(
    '%j comes back as it was',
    (text) => {
      const written = guardCell(text)
      expect(unguardCell(written)).toBe(text)
      expect(written).not.toMatch(/^[=+\-@\t\r]/)
    },
  )
})

describe('words for times, days and credits', () => {
  test.each([
    ['09:00 AM', 540],
    ['12:00 PM', 720],
    ['12:05 AM', 5],
    ['9 pm', 1260],
    ['14:30', 870],
    ['25:00', undefined],
    ['13:00 PM', undefined],
    ['noon', undefined],
  ])('%s is minute %s', (text, minute) => expect(minuteOf(text)).toBe(minute))

  test.each([
    ['MTWRFSU', [1, 2, 3, 4, 5, 6, 7]],
    ['TR', [2, 4]],
    ['X', undefined],
  ])('%s is days %j', (text, days) => expect(daysOfLetters(text)).toEqual(days))

  test.each([
    ['3 hours.', { credits: 3 }],
    ['1 TO 4 hours.', { credits: 1, creditsAtMost: 4 }],
    ['3 or 4 hours', { credits: 3, creditsAtMost: 4 }],
    ['9.5 hours.', { credits: 9.5 }],
    ['4 TO 1 hours.', undefined],
    ['some hours', undefined],
  ])('%s is %j', (text, credits) => expect(creditsFrom(text)).toEqual(credits))

  test('entities become the characters they stand for, and other ampersands stay', () => {
    expect(withoutEntities('R&amp;D at A&B, &quot;new&quot; &#39;x&#39; &#x2014; &foo;')).toBe(
      'R&D at A&B, "new" \'x\' — &foo;',
    )
  })

  test('the order of day and month is taken from the column, never guessed', () => {
    expect(dayOrderOf(['03/04/2007', '31/12/2006'])).toBe('day-first')
    expect(dayOrderOf(['03/04/2007', '12/31/2006'])).toBe('month-first')
    expect(dayOrderOf(['03/04/2007'])).toBeUndefined()
    expect(isoDay('03/04/2007', 'day-first')).toBe('2007-04-03')
    expect(isoDay('03/04/2007', undefined)).toBeUndefined()
  })

  test('times of the week are written and read back', () => {
    const text = 'Mon 09:00-10:15 @LH 1 #1110; Wed 14:00-14:50'
    const read = meetingsFrom(text)
    expect('meetings' in read && meetingsText(read.meetings)).toBe(text)
    expect(meetingsFrom('Mon 09:00-09:05')).toEqual({ unread: 'Mon 09:00-09:05' })
  })
})

describe('rows become wishes', () => {
  test('what may be missing is left out with a warning, what may not refuses the row', async () => {
    const { wishes, faults } = await readText(
      'students',
      [
        'Student ID;First name;Surname;Program;Batch;Email address;DOB',
        'a1;Ada;Lovelace;B.Sc. Physics;2026-27;ada@example.edu;31/12/2007',
        'a2;Grace;;B.Sc. Physics;2026;not an address;31/02/2007',
        ';Mary;;B.Sc. Physics;2026;;',
        'A1;Ada;Again;B.Sc. Physics;2026;;',
      ].join('\n'),
    )

    expect(wishes).toMatchObject([
      { student: { rollNumber: 'A1', programmeId: 'B-Sc-Physics', cohort: '2026', birthDate: '2007-12-31' } },
      { student: { rollNumber: 'A2', givenName: 'Grace' } },
    ])
    expect(faults.map(({ row, column, severity }) => [row, column, severity])).toEqual([
      [2, 'Email address', 'warning'],
      [2, 'DOB', 'warning'],
      [3, 'Student ID', 'problem'],
      [4, '', 'problem'],
    ])
    expect(faults[3]?.reason).toBe('Row 1 is about the same record')
  })

  test('several rows of one section are one section, wherever they stand', async () => {
    const heading =
      'YearTerm,Subject,Number,Name,Description,Credit Hours,CRN,Section,Section Status,Enrollment Status,Type,Start Time,End Time,Days of Week,Room,Building,Instructors'
    const lecture =
      '2027-sp,PHYS,101,Light &amp; Sound,,4 hours.,70001,A1,A,Open,Lecture,09:00 AM,09:50 AM,MW,7,Old Hall,"Sato, K;Okafor, N"'
    const laboratory =
      '2027-sp,PHYS,101,Light &amp; Sound,,4 hours.,70001,A1,A,Open,Laboratory,01:00 PM,02:50 PM,F,2,Old Hall,"Sato, K"'
    const other = '2027-sp,PHYS,190,Reading,,1 TO 3 hours.,70002,,P,Closed,Independent Study,ARRANGED,,,,,'

    const orders = await Promise.all(
      [
        [lecture, other, laboratory, lecture],
        [other, lecture, laboratory, lecture],
      ].map((rows) => readText('sections-uiuc', [heading, ...rows].join('\n'))),
    )

    for (const { rows, wishes } of orders) {
      expect(rows).toEqual([1, 2, 3, 4])
      expect(wishes).toHaveLength(2)
      expect(wishes).toContainEqual(
        expect.objectContaining({
          code: 'A1',
          section: expect.objectContaining({
            component: 'Laboratory, Lecture',
            meetings: [
              { day: 1, start: 540, end: 590, room: '7 Old Hall' },
              { day: 3, start: 540, end: 590, room: '7 Old Hall' },
              { day: 5, start: 780, end: 890, room: '2 Old Hall' },
            ],
          }),
        }),
      )
      expect(wishes).toContainEqual(expect.objectContaining({ code: '70002', courseId: 'PHYS-190' }))
    }
    expect(orders[0]?.faults.map(({ row, severity }) => [row, severity])).toEqual([
      [4, 'warning'],
      [2, 'warning'],
    ])
  })

  test('a competition’s sections keep their parts, their parent and their weeks', async () => {
    const { wishes, faults } = await readText(
      'term-itc',
      [
        'course,config,subpart,section,limit,parent_section,room,room_capacity,days,start_slot5min,length_slots,weeks',
        '1,1,1,1,39,,9,40,1010000,96,15,1110',
        '1,1,2,2,20,1,9,40,0000010,150,34,1110',
        '1,1,2,x,20,1,9,40,0000010,150,34,1110',
      ].join('\n'),
    )

    expect(wishes).toMatchObject([
      {
        code: '1',
        capacity: 39,
        section: { part: '1', meetings: [{ day: 1, start: 480, end: 555 }, { day: 3 }] },
      },
      {
        code: '2',
        parentCode: '1',
        section: { configuration: '1', part: '2', meetings: [{ day: 6, weeks: '1110' }] },
      },
    ])
    expect(faults).toMatchObject([{ row: 3, column: 'section', severity: 'problem' }])
  })

  test.each([
    ['Roll number,Given name,Programme,Cohort', 'students'],
    ['Subject,Number,Title,Credits', 'courses'],
    ['Term,Course,Section,Capacity', 'sections'],
    ['Roll number,Term,Course,Section,State,Grade', 'enrolments'],
    ['student,course', 'term-itc'],
    ['Colour,Weight', undefined],
  ])('%s are the headings of %s', (headings, kind) => expect(kindOf(headings.split(','))).toBe(kind))
})
