import { createCourse, createSubject, createTerm } from '@matricula/contract/catalogue'
import {
  cancelImport,
  commitImport,
  type ExportKind,
  exportTable,
  type ImportJob,
  type ImportKind,
  listImportFaults,
  listImports,
  mapImport,
  readImport,
  startImport,
  undoImport,
} from '@matricula/contract/interop'
import { CourseId, type JobId, SectionId, TermId } from '@matricula/contract/kernel'
import { changeStudent, listStudents } from '@matricula/contract/students'
import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { administrator, registrar, type School, school, studentActor } from '#testing/school.ts'

const students = [
  'Roll number,Given name,Family name,Programme,Cohort,E-mail',
  'A1,Ada,Lovelace,Mathematics,2026,ada@example.edu',
  'A2,Grace,Hopper,Computing,2026,grace@example.edu',
  'A3,Mary,Jackson,Computing,2025,',
].join('\n')

let s: School
beforeEach(async () => {
  s = await school()
})

async function uploaded(kind: z.infer<typeof ImportKind>, text: string, more = {}): Promise<ImportJob> {
  const { body } = await s
    .as(registrar)
    .call(startImport, { body: { kind, fileName: 'file.csv', text, ...more } })
  return await settled(body.jobId)
}
async function settled(jobId: JobId): Promise<ImportJob> {
  await s.interop.settled()
  await s.settle()
  return (await s.as(registrar).call(readImport, { params: { jobId } })).body
}
async function committed(job: ImportJob): Promise<ImportJob> {
  await s.as(registrar).call(commitImport, { params: { jobId: job.jobId } })
  return await settled(job.jobId)
}
const imported = async (kind: z.infer<typeof ImportKind>, text: string, more = {}): Promise<ImportJob> =>
  await committed(await uploaded(kind, text, more))
async function exported(kind: z.infer<typeof ExportKind>): Promise<string> {
  const { body } = await s.as(registrar).call(exportTable, { params: { kind } })
  let text = ''
  for await (const piece of body as AsyncIterable<string>) text += piece
  return text
}
const faultsOf = async (job: ImportJob) =>
  (await s.as(registrar).call(listImportFaults, { params: { jobId: job.jobId } })).body.items
const studentRows = async () => (await s.as(registrar).call(listStudents)).body.items

async function catalogue(): Promise<void> {
  const term = {
    termId: TermId.parse('2027-spring'),
    title: 'Spring 2027',
    startsOn: '2027-01-11',
    endsOn: '2027-05-14',
    registration: { opensAt: '2027-01-01T00:00:00.000Z', closesAt: '2027-02-01T00:00:00.000Z' },
    creditLimit: 24,
  }
  await s.as(registrar).call(createTerm, { body: term })
  await imported(
    'courses',
    'Subject,Number,Title,Credits,Requires\nCS,101,Programming,4,\nCS,201,Data Structures,4,CS 101\n',
  )
  await imported(
    'sections',
    [
      'Term,Course,Section,Component,Part,Capacity,Meetings,Parent section',
      '2027-spring,CS-101,A,Lecture,1,2,Mon 09:00-10:00 @LH 1; Wed 09:00-10:00 @LH 1,',
      '2027-spring,CS-101,L1,Laboratory,2,2,Fri 14:00-16:00 @Lab 3,A',
      '2027-spring,CS-201,A,Lecture,1,1,Mon 09:00-10:00 @LH 2,',
    ].join('\n'),
  )
}

describe('a file of students', () => {
  test('is checked before anything is stored, and every row is accounted for', async () => {
    const job = await uploaded(
      'students',
      `${students}\nA4,,Nobody,Computing,2026,\nA1,Ada,Again,Mathematics,2026,`,
    )

    expect(job).toMatchObject({ state: 'checked', rows: 5, created: 3, changed: 0, same: 0, refused: 2 })
    expect(job.created + job.changed + job.same + job.refused).toBe(job.rows)
    expect(await faultsOf(job)).toMatchObject([
      { row: 4, column: 'Given name', repair: 'Fill in this cell', severity: 'problem' },
      { row: 5, reason: 'Row 1 is about the same record' },
    ])
    expect(job.faultGroups).toHaveLength(2)
    expect(await studentRows()).toEqual([])
  })

  test('shows a few different values of each column, so that columns can be told apart', async () => {
    const { samples } = await uploaded('students', students)

    expect([samples['Roll number'], samples['Cohort'], samples['E-mail']]).toEqual([
      ['A1', 'A2', 'A3'],
      ['2026', '2025'],
      ['ada@example.edu', 'grace@example.edu'],
    ])
  })

  test('is stored on commit, with programmes that nobody has described', async () => {
    const job = await imported('students', students)

    expect(job).toMatchObject({ state: 'done', rows: 3, done: 3, created: 3 })
    expect(job.records).toEqual({
      programme: { created: 2, changed: 0, same: 0 },
      student: { created: 3, changed: 0, same: 0 },
    })
    expect((await studentRows()).map(({ rollNumber }) => rollNumber)).toEqual(['A1', 'A2', 'A3'])
  })

  test('imported again changes nothing; with one cell changed, changes one student', async () => {
    await imported('students', students)
    const again = await imported('students', students)
    const corrected = await imported('students', students.replace('Hopper', 'Murray Hopper'))

    expect(again).toMatchObject({ created: 0, changed: 0, same: 3 })
    expect(corrected).toMatchObject({ created: 0, changed: 1, same: 2 })
    expect((await studentRows()).find(({ rollNumber }) => rollNumber === 'A2')?.familyName).toBe(
      'Murray Hopper',
    )
  })

  test('in another order of rows comes to the same', async () => {
    const [heading = '', ...rows] = students.split('\n')
    await imported('students', [heading, ...rows.toReversed()].join('\n'))
    const before = (await studentRows()).map(({ studentId: _, ...row }) => row)
    s = await school()
    await imported('students', students)

    expect((await studentRows()).map(({ studentId: _, ...row }) => row)).toEqual(before)
  })

  test('is taken back by undo, but for whoever was changed since', async () => {
    const job = await imported('students', students)
    const [ada] = await studentRows()
    const params = { studentId: ada?.studentId ?? ('' as never) }
    await s.as(registrar).call(changeStudent, { params, body: { version: 1, phone: '+44 20 7946 0000' } })

    await s.as(registrar).call(undoImport, { params: { jobId: job.jobId } })
    const undone = await settled(job.jobId)

    expect(undone).toMatchObject({ state: 'undone', warnings: 2 })
    expect((await studentRows()).map(({ rollNumber }) => rollNumber)).toEqual(['A1'])
    expect((await faultsOf(undone)).map(({ reason }) => reason)).toEqual([
      'It was changed since',
      'Students belong to it',
    ])
  })

  test('whose change is undone has students as they were', async () => {
    await imported('students', students)
    const before = await exported('students')
    const job = await imported('students', students.replace('Hopper', 'Murray Hopper'))

    await s.as(registrar).call(undoImport, { params: { jobId: job.jobId } })
    await settled(job.jobId)

    expect(await exported('students')).toBe(before)
  })

  test('with a heading that nobody knows waits for a mapping', async () => {
    const job = await uploaded('students', students.replace('Roll number', 'Matr.'))
    expect(job).toMatchObject({ state: 'unmapped', message: 'Say which column is Roll number.' })
    expect((await s.as(registrar).call(commitImport, { params: { jobId: job.jobId } })).status).toBe(409)

    const mapping = { ...job.mapping, rollNumber: 'Matr.' }
    await s.as(registrar).call(mapImport, { params: { jobId: job.jobId }, body: { mapping } })

    expect(await settled(job.jobId)).toMatchObject({
      state: 'checked',
      created: 3,
      confidence: { cohort: 1 },
    })
  })

  test.each([
    ['PK\u0003\u0004', 'This is an Excel workbook; save it as CSV.'],
    ['a,a\n1,2', 'Two columns are called “a”; give each its own heading.'],
    ['\n\n', 'The file is empty; it needs a heading row.'],
  ])('%j is refused in words and leaves nothing', async (text, detail) => {
    const { status, body } = await s
      .as(registrar)
      .call(startImport, { body: { kind: 'students', fileName: 'x.csv', text } })

    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'import.unreadable', detail })])
    expect((await s.as(registrar).call(listImports)).body.items).toEqual([])
  })

  test('is for registrars and administrators alone', async () => {
    const body = { kind: 'students' as const, fileName: 'x.csv', text: students }

    expect((await s.as(studentActor('s1')).call(startImport, { body })).status).toBe(403)
    expect((await s.as(administrator).call(startImport, { body })).status).toBe(202)
  })
})

describe('an import that is stopped', () => {
  test('before the commit stores nothing, and cannot be committed', async () => {
    const job = await uploaded('students', students)
    await s.as(registrar).call(cancelImport, { params: { jobId: job.jobId } })

    expect((await s.as(registrar).call(commitImport, { params: { jobId: job.jobId } })).status).toBe(409)
    expect(await studentRows()).toEqual([])
  })

  test('by a crash in the middle goes on behind its last step, and counts each row once', async () => {
    const rows = Array.from({ length: 60 }, (_, place) => `R${place},Student,Number${place},Computing,2026,`)
    const { store } = s.platform
    const commit = store.commit.bind(store)
    const job = await uploaded('students', [students.split('\n')[0], ...rows].join('\n'))
    let left = 3
    Object.assign(store, {
      commit: (...given: Parameters<typeof commit>) => {
        left -= 1
        return left < 0 ? Promise.reject(new Error('the power went')) : commit(...given)
      },
    })
    await s.as(registrar).call(commitImport, { params: { jobId: job.jobId } })
    await s.interop.settled()
    Object.assign(store, { commit })
    const half = (await studentRows()).length
    s.clock.pass(3600)

    expect(await s.interop.resume(registrar)).toBe(1)
    const done = await settled(job.jobId)

    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(60)
    expect(done).toMatchObject({ state: 'done', rows: 60, done: 60, created: 60, same: 0 })
    expect((await s.as(registrar).call(listStudents, { query: { limit: 200 } })).body.items).toHaveLength(60)
  })
})

describe('courses, sections and seats', () => {
  test('come from files, and go back into files that import as the same', async () => {
    await catalogue()
    await imported('students', students)
    const seats = await imported(
      'enrolments',
      'Roll number,Term,Course,Section\nA1,2027-spring,CS-101,A\nA1,2027-spring,CS-101,L1\nA2,2027-spring,CS-101,A\n',
    )
    expect(seats).toMatchObject({ rows: 3, created: 2, refused: 1 })
    expect((await faultsOf(seats))[0]?.reason).toContain('CS-101')

    for (const kind of ['courses', 'sections', 'students', 'enrolments'] as const) {
      const text = await exported(kind)
      const again = await imported(kind, text)
      expect([kind, again.rows > 0, again.same]).toEqual([kind, true, again.rows])
      expect(await exported(kind)).toBe(text)
    }
  })

  test('a section whose course nobody knows is refused, as is one with a time that cannot be', async () => {
    await catalogue()
    const job = await uploaded(
      'sections',
      'Term,Course,Section,Meetings\n2027-spring,XX-1,A,\n2027-spring,CS-101,B,Mon 10:00-09:00\n2028-spring,CS-101,B,\n',
    )

    expect(job).toMatchObject({ rows: 3, refused: 3 })
    expect((await faultsOf(job)).map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'There is no such course'],
      [2, 'The time cannot be read'],
      [3, 'There is no such term'],
    ])
  })

  test('completed courses count where another requires them', async () => {
    await catalogue()
    await imported('students', students)
    const past = await imported(
      'enrolments',
      'Roll number,Term,Course,Section,State,Grade\nA1,2027-spring,CS-101,A,completed,A-\n',
    )
    const next = await imported(
      'enrolments',
      'Roll number,Term,Course,Section\nA1,2027-spring,CS-201,A\nA2,2027-spring,CS-201,A\n',
    )

    expect(past).toMatchObject({ created: 1 })
    expect(next).toMatchObject({ created: 1, refused: 1 })
  })

  test('undone in one go are gone, course, subject and all', async () => {
    const text = [
      'YearTerm,Subject,Number,Name,Description,Credit Hours,CRN,Section,Section Status,Enrollment Status,Type,Start Time,End Time,Days of Week,Room,Building,Instructors',
      '2027-sp,PHYS,101,Light &amp; Sound,Waves. Prerequisite: None.,4 hours.,70001,A1,A,Open,Lecture,09:00 AM,09:50 AM,MW,7,Old Hall,"Sato, K"',
      '2027-sp,PHYS,101,Light &amp; Sound,Waves. Prerequisite: None.,4 hours.,70002,A2,A,Open,Lecture,10:00 AM,10:50 AM,MW,7,Old Hall,',
    ].join('\n')
    const job = await imported('sections-uiuc', text)
    const ids = ['2027-sp_PHYS-101_A1', '2027-sp_PHYS-101_A2'].map((id) => SectionId.parse(id))
    const sections = await s.catalogue.findSections(ids)

    await s.as(registrar).call(undoImport, { params: { jobId: job.jobId } })
    const undone = await settled(job.jobId)

    expect(job.records).toMatchObject({
      term: { created: 1 },
      subject: { created: 1 },
      course: { created: 1 },
      section: { created: 2 },
    })
    expect(sections.map((section) => [section?.code, section?.courseTitle])).toEqual([
      ['A1', 'Light & Sound'],
      ['A2', 'Light & Sound'],
    ])
    expect(await faultsOf(undone)).toEqual([])
    expect(undone).toMatchObject({ state: 'undone', warnings: 0, message: 'All 5 records were taken back.' })
    expect(await s.catalogue.findCourses([CourseId.parse('PHYS-101')])).toEqual([undefined])
    expect(await s.catalogue.findSections(ids)).toEqual([undefined, undefined])
  })

  test('a formula in a name leaves as text and comes back as it was', async () => {
    await s.as(registrar).call(createSubject, {
      body: { subjectId: 'CS', title: 'Computing', departmentId: 'CS' },
    })
    const course = { subjectId: 'CS' as never, number: '1', title: '=HYPERLINK("http://x")', credits: 1 }
    await s.as(registrar).call(createCourse, { body: course })
    const text = await exported('courses')

    expect(text).toContain('"\'=HYPERLINK(""http://x"")"')
    expect(await imported('courses', text)).toMatchObject({ rows: 1, same: 1 })
  })
})
