import { Course, Subject } from '@matricula/contract/catalogue'
import { Programme } from '@matricula/contract/students'

/** Subject, title, department, whether it has laboratories, and the titles of its nine courses. */
const offered: readonly (readonly [string, string, string, boolean, string])[] = [
  [
    'CS',
    'Computer Science',
    'ENG',
    true,
    'Programming|Discrete Structures|Computing for Everyone|Data Structures|Computer Architecture|Human and Computer|Algorithms|Operating Systems|Machine Learning',
  ],
  [
    'MA',
    'Mathematics',
    'SCI',
    false,
    'Calculus I|Linear Algebra|Statistics for All|Calculus II|Abstract Algebra|Numerical Methods|Real Analysis|Probability|Topology',
  ],
  [
    'PH',
    'Physics',
    'SCI',
    true,
    'Mechanics|Waves and Optics|Physics in Daily Life|Electromagnetism|Thermal Physics|Electronics|Quantum Mechanics|Solid State|Astrophysics',
  ],
  [
    'CH',
    'Chemistry',
    'SCI',
    true,
    'General Chemistry|Laboratory Methods|Chemistry and Food|Organic Chemistry I|Physical Chemistry|Analytical Chemistry|Organic Chemistry II|Biochemistry|Materials',
  ],
  [
    'BI',
    'Biology',
    'SCI',
    true,
    'Cells|Diversity of Life|Health and Society|Genetics|Ecology|Microbiology|Molecular Biology|Evolution|Neurobiology',
  ],
  [
    'EE',
    'Electrical Engineering',
    'ENG',
    true,
    'Circuits|Signals|Energy Today|Digital Systems|Control|Power Systems|Communications|Embedded Systems|Robotics',
  ],
  [
    'EC',
    'Economics',
    'SOC',
    false,
    'Microeconomics|Macroeconomics|Money and Banking|Game Theory|Econometrics|Development|Public Economics|Trade|Behavioural Economics',
  ],
  [
    'HI',
    'History',
    'HUM',
    false,
    'The Ancient World|The Modern World|Reading Sources|Empires|The City|Oral History|Historiography|Science in History|Memory',
  ],
  [
    'EN',
    'English',
    'HUM',
    false,
    'Academic Writing|Poetry|Public Speaking|The Novel|Drama|World Literature|Criticism|Creative Writing|Translation',
  ],
  [
    'PS',
    'Psychology',
    'SOC',
    false,
    'Introduction to Psychology|Research Methods|Wellbeing|Cognition|Development across Life|Social Psychology|Perception|Clinical Psychology|Language and Mind',
  ],
]
const numbers = ['101', '102', '110', '201', '202', '210', '301', '302', '310'] as const

/** What a course builds on, by number within its subject. */
const buildsOn: Readonly<Record<string, string>> = {
  201: '101',
  202: '102',
  301: '201',
  302: '202',
  310: '201',
}

export interface PlannedCourse {
  readonly course: Course
  readonly laboratory: boolean
}

export const subjects: readonly Subject[] = offered.map(([subjectId, title, departmentId]) =>
  Subject.parse({ subjectId, title, departmentId }),
)

/** Ninety courses; the sciences and engineering have a laboratory beside the first and the fourth. */
export const courses: readonly PlannedCourse[] = offered.flatMap(
  ([subjectId, , departmentId, practical, titles]) =>
    titles.split('|').map((title, place) => {
      const number = numbers[place] ?? '400'
      const before = buildsOn[number]
      const course = Course.parse({
        courseId: `${subjectId}-${number}`,
        subjectId,
        departmentId,
        number,
        title,
        credits: number.endsWith('10') ? 3 : 4,
        description: `${title}: an introduction with exercises, for students of all programmes.`,
        requires: before ? [`${subjectId}-${before}`] : [],
        ...(before && { requirementText: `${subjectId} ${before}` }),
        version: 1,
      })
      return { course, laboratory: practical && (number === '101' || number === '201') }
    }),
)

export const programmes: readonly (Programme & { readonly subjectIds: readonly string[] })[] = [
  ['BSC-CS', 'Computer Science', 'undergraduate', 'CS MA EE'],
  ['BSC-MA', 'Mathematics', 'undergraduate', 'MA PH CS'],
  ['BSC-PH', 'Physics', 'undergraduate', 'PH MA CH'],
  ['BSC-LS', 'Life Sciences', 'undergraduate', 'BI CH PS'],
  ['BTECH-EE', 'Electrical Engineering', 'undergraduate', 'EE PH MA'],
  ['BA-EC', 'Economics', 'undergraduate', 'EC MA HI'],
  ['BA-HUM', 'Humanities', 'undergraduate', 'HI EN PS'],
  ['MSC-DS', 'Data Science', 'postgraduate', 'CS MA EC'],
].map(([programmeId, title, level, related = '']) => {
  const subjectIds = related.split(' ')
  const departmentId = subjects.find(({ subjectId }) => subjectId === subjectIds[0])?.departmentId
  return { ...Programme.parse({ programmeId, title, level, departmentId }), subjectIds }
})
