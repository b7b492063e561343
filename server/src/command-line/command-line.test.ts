import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Told, typed } from '#testing/typed.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-commands-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string): string => join(folder, name)
const env = () => ({ MATRICULA_DATA: file('data'), INIT_CWD: folder })
const command = (...words: string[]): Promise<Told> => typed(words, { env: env() })
/** The names in this folder that a command has left behind. */
const left = (): string[] => readdirSync(folder)

function write(name: string, ...lines: string[]): string {
  writeFileSync(file(name), `${lines.join('\n')}\n`)
  return name
}
const students = () =>
  write(
    'students.csv',
    'Roll number,Given name,Family name,Programme,Cohort',
    'A1,Ada,Lovelace,Mathematics,2026',
    'A2,Grace,Hopper,Computing,2026',
  )
const schedule = (name = 'schedule.csv') =>
  write(
    name,
    'YearTerm,Subject,Number,Name,Description,Credit Hours,CRN,Section,Section Status,Enrollment Status,Type,Start Time,End Time,Days of Week,Room,Building,Instructors',
    '2027-sp,PHYS,101,Waves,,4 hours.,70001,A1,A,Open,Lecture,09:00 AM,09:50 AM,MW,7,Old Hall,',
  )

describe('whoever asks for help', () => {
  const commands = ['start', 'import', 'export', 'create-admin', 'demo', 'verify', 'replay', 'store']

  test('reads which commands there are, and what the exit codes mean', async () => {
    const { code, out, errors } = await command('--help')

    expect([code, errors]).toEqual([0, ''])
    for (const name of commands) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    expect(out).toContain('Exit codes: 0 done, 1 refused or failed, 2 wrong arguments.')
  })

  test.each([
    ...commands.map((name) => [name]),
    ...['verify', 'stats', 'backup', 'restore', 'export', 'import'].map((name) => ['store', name]),
  ])('about “%s %s” reads how it is written', async (...words) => {
    const { code, out, errors } = await command(...words.filter((word) => word !== undefined), '--help')

    expect([code, errors]).toEqual([0, ''])
    expect(out).toContain(`Usage: matricula ${words.filter((word) => word !== undefined).join(' ')}`)
    expect(left()).toEqual([])
  })
})

describe('what cannot be meant ends with 2, says what to do, and touches nothing', () => {
  test.each([
    ['an unknown command', ['inport', 'x.csv'], 'unknown command'],
    ['an unknown option', ['export', 'students', '--colour', 'red'], 'unknown option'],
    ['a missing argument', ['import'], 'missing required argument'],
    ['a file that is not there', ['import', 'nothing.csv'], 'There is no file or folder'],
    ['an unknown kind', ['import', '.', '--kind', 'horses'], 'There is no kind “horses”. Choose one of: '],
    [
      'an unknown table',
      ['export', 'horses'],
      'There is no table “horses”. Choose one of: students, courses',
    ],
    [
      'a rule for clashes that is none',
      ['replay', '.', '--clashes', 'forbid'],
      '--clashes is allow or refuse',
    ],
    [
      'no requests at once',
      ['replay', '.', '--at-once', '0'],
      '--at-once takes a whole number from 1 to 512',
    ],
    ['half a student', ['demo', '--students', '0.5'], '--students takes a whole number from 1 to 100000'],
    ['an unknown size', ['demo', '--size', 'huge'], '--size is small or large, not “huge”'],
    ['a seed that is no number', ['demo', '--seed', 'poppy'], '--seed takes a whole number'],
    [
      'a sign-in name with spaces',
      ['create-admin', '--login', 'ada l'],
      'Give a sign-in name without spaces',
    ],
    ['nobody to ask for the name', ['create-admin'], 'Give a sign-in name without spaces'],
    ['a folder without a term', ['replay', '.'], 'There is no sections.csv in'],
  ])('%s', async (_, words, sentence) => {
    const { code, out, errors } = await command(...words)

    expect(code).toBe(2)
    expect(errors).toContain(sentence)
    expect(errors).toContain('matricula help')
    expect(out).toBe('')
    expect(left()).toEqual([])
  })

  test('a mapping that names no column', async () => {
    const { code, errors } = await command('import', students(), '--map', 'rollNumber')

    expect([code, left()]).toEqual([2, ['students.csv']])
    expect(errors).toContain('--map takes field=Column')
  })

  test('an environment that makes no sense ends with 1 and names the variable', async () => {
    const { code, errors } = await typed(['store', 'stats'], { env: { ...env(), PORT: 'ninety' } })

    expect(code).toBe(1)
    expect(errors).toMatch(/The environment is not as it should be\. PORT: /)
  })
})

describe('a term that nobody has made is named, beside those there are', () => {
  const sections = () => write('sections.csv', 'Course,Section,Capacity', 'PHYS-101,B,20')
  test.each([
    ['export', () => ['export', 'sections', '--term', '2027-spring']],
    ['import', () => ['import', sections(), '--term', '2027-spring']],
  ])('%s', async (_, words) => {
    const before = await command(...words())
    await command('import', schedule())
    const after = await command(...words())

    expect([before.code, after.code]).toEqual([2, 2])
    expect(before.errors).toContain('There is no term “2027-spring”. There are no terms yet.')
    expect(after.errors).toContain('There is no term “2027-spring”. There are: 2027-sp.')
  })
})

describe('importing and exporting', () => {
  test('checks, stores, says what became of the rows, and ends with 0', async () => {
    const { code, out } = await command('import', students())

    expect(code).toBe(0)
    expect(out).toContain('2 rows: 2 new, 0 changed, 0 as they are, 0 refused. 0 warnings.')
    expect(out).toContain('2 programmes new, 2 students new.')
  })

  test('with rows that are refused stores the others, names the cells and ends with 1', async () => {
    const { code, out } = await command(
      'import',
      write(
        'odd.csv',
        'Roll number,Given name,Family name,Programme,Cohort',
        'A1,Ada,,CS,2026',
        ',Mary,,CS,2026',
      ),
    )

    expect(code).toBe(1)
    expect(out).toContain('Row 2, Roll number: The cell is empty.')
    expect((await command('export', 'students')).out).toContain('A1')
  })

  test('with --dry-run stores nothing', async () => {
    const { code } = await command('import', students(), '--dry-run')
    const { out } = await command('export', 'students')

    expect([code, out.trim().split('\n').length]).toEqual([0, 1])
  })

  test('with --json answers with one document, and talks on the side', async () => {
    const { out, errors } = await command('import', students(), '--json')

    expect(JSON.parse(out)).toMatchObject({ kind: 'students', state: 'done', created: 2, refused: 0 })
    expect(errors).toContain('students.csv (students)')
  })

  test('a whole folder goes in order, and what comes out goes in again unchanged', async () => {
    schedule('a-schedule.csv')
    const first = await command('import', '.', '--json')
    await command('export', 'sections', '--term', '2027-sp', '--out', 'sections.csv')
    const again = await command('import', 'sections.csv', '--json')

    expect(JSON.parse(first.out)).toMatchObject({ kind: 'sections-uiuc', state: 'done' })
    expect(readFileSync(file('sections.csv'), 'utf8')).toContain('PHYS-101')
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { kind: 'sections', same: 1, created: 0 }])
  })
})

describe('the first administrator', () => {
  const login = ['create-admin', '--login', 'ada@example.edu', '--name', 'Ada Lovelace']

  test('gets a password that is shown once, or brings one', async () => {
    const shown = await command(...login, '--json')
    const brought = await typed(['create-admin', '--login', 'grace@example.edu', '--password-stdin'], {
      env: env(),
      piped: 'harbour lamp violin\n',
    })

    expect(JSON.parse(shown.out)).toMatchObject({
      loginName: 'ada@example.edu',
      password: expect.stringMatching(/^.{20}$/),
    })
    expect([brought.code, brought.out]).toEqual([0, 'grace@example.edu may sign in as administrator.\n'])
  })

  test('who is made for a machine has to change the password, and stays as they are the second time', async () => {
    const made = ['create-admin', '--login', 'node@example.edu', '--password-stdin', '--must-change']
    const piped = 'harbour lamp violin\n'
    const first = await typed([...made, '--unless-there'], { env: env(), piped })
    const again = await typed([...made, '--unless-there'], { env: env(), piped })

    expect([first.code, first.out]).toEqual([0, 'node@example.edu may sign in as administrator.\n'])
    expect([again.code, again.out]).toEqual([
      0,
      'There is an account node@example.edu already; it stays as it is.\n',
    ])
  })

  test('cannot be made twice, nor with a password that anyone guesses', async () => {
    await command(...login)
    const twice = await command(...login)
    const weak = await typed(['create-admin', '--login', 'mary@example.edu', '--password-stdin'], {
      env: env(),
      piped: 'password',
    })

    expect([twice.code, twice.errors]).toEqual([
      1,
      'There is an account ada@example.edu already. Choose another --login.\n',
    ])
    expect([weak.code, weak.errors]).toEqual([2, expect.stringContaining('The password cannot be used: ')])
  })
})

describe('the embedded store', () => {
  test('is verified, weighed, copied, written out and put back', async () => {
    await command('import', students())
    const codes: number[] = []
    const done = async (...words: string[]) => {
      const { code, out } = await command('store', ...words, '--json')
      codes.push(code)
      return JSON.parse(out)
    }

    expect(await done('verify')).toMatchObject({ problems: [], tables: 5 })
    expect(await done('backup', 'copy.lmdb')).toEqual({ path: file('copy.lmdb') })
    const { items } = await done('export', 'items.gz')
    const stats: { items: number }[] = await done('stats')
    expect(stats.reduce((sum, table) => sum + table.items, 0)).toBe(items)
    rmSync(file('data'), { recursive: true })
    expect(await done('import', 'items.gz')).toEqual({ items })
    expect((await command('export', 'students')).out).toContain('Lovelace')
    expect(codes).toEqual([0, 0, 0, 0, 0])
  })

  test('is not made where there is none, and no file is written over', async () => {
    const none = await command('store', 'verify')
    await command('import', students())
    const over = await command('store', 'backup', 'students.csv')

    expect([none.code, none.errors]).toEqual([1, expect.stringContaining('There is no store in')])
    expect([over.code, over.errors]).toEqual([
      2,
      expect.stringContaining('is there already; name a new file.'),
    ])
  })

  test('is no business of DynamoDB', async () => {
    const dynamo = { ...env(), MATRICULA_STORE: 'dynamodb' }
    const { code, errors } = await typed(['store', 'verify'], { env: dynamo })

    expect([code, errors]).toEqual([2, expect.stringContaining('DynamoDB has its own backups and exports')])
  })
})
