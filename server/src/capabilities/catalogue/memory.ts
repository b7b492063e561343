import type { Course, Section, Subject, Term } from '@matricula/contract/catalogue'
import type { CourseId, SectionId, SubjectId, TermId } from '@matricula/contract/kernel'
import { createRecall, type Recall } from './recall.ts'
import type { CatalogueRepository } from './repository.ts'

/**
 * What this server knows of the catalogue, static records only: about one kilobyte for each section of the terms that
 * were asked for. Own commands teach it at once, others' events through `listeners.ts`.
 */
export interface CatalogueMemory {
  terms(): Promise<readonly Term[]>
  subjects(): Promise<readonly Subject[]>
  readonly courses: Pick<Recall<CourseId, Course>, 'all' | 'learn' | 'forget' | 'knows'>
  readonly sections: Pick<Recall<SectionId, Section>, 'all' | 'knows'>
  /** By course and code. */
  sectionsOfTerm(termId: TermId): Promise<readonly Section[]>
  learnTerm(term: Term): void
  learnSubject(subject: Subject): void
  learnSection(section: Section): void
  forgetTerm(termId: TermId): void
  forgetSubject(subjectId: SubjectId): void
  forgetSection(section: Pick<Section, 'sectionId' | 'termId'>): void
}

export function createCatalogueMemory(stored: CatalogueRepository): CatalogueMemory {
  const terms = createRecall<TermId, Term>((term) => term.termId, createReadTerms(stored))
  const subjects = new Map<SubjectId, Subject>()
  const listed = new Map<TermId, readonly Section[]>()
  const sections = createRecall<SectionId, Section>(
    (section) => section.sectionId,
    (ids) => stored.sections(ids),
    (section) => listed.delete(section.termId),
  )
  const read = createOnce()

  return {
    async terms() {
      await read('terms', async () => (await stored.terms()).forEach(terms.learn))
      return [...terms.known()].toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1))
    },
    async subjects() {
      await read('subjects', async () => (await stored.subjects()).forEach(learnSubject))
      return [...subjects.values()].toSorted((one, other) => (one.subjectId < other.subjectId ? -1 : 1))
    },
    courses: createRecall(
      (course) => course.courseId,
      (ids) => stored.courses(ids),
    ),
    sections,
    async sectionsOfTerm(termId) {
      await read(`term ${termId}`, async () => (await stored.sectionsOfTerm(termId)).forEach(sections.learn))
      const known = listed.get(termId) ?? inOrder(sections.known(), termId)
      listed.set(termId, known)
      return known
    },
    learnTerm: terms.learn,
    learnSubject,
    learnSection: sections.learn,
    forgetTerm: terms.forget,
    forgetSubject: (subjectId) => void subjects.delete(subjectId),
    forgetSection({ sectionId, termId }) {
      sections.forget(sectionId)
      listed.delete(termId)
    },
  }

  function learnSubject(subject: Subject): void {
    subjects.set(subject.subjectId, subject)
  }
}

const createReadTerms = (stored: CatalogueRepository) => (ids: readonly TermId[]) =>
  Promise.all(ids.map((termId) => stored.findTerm(termId)))

/** Does each thing once, also for those who ask meanwhile; again where it failed. */
function createOnce(): (key: string, work: () => Promise<void>) => Promise<void> {
  const done = new Map<string, Promise<void>>()
  return (key, work) => {
    const before = done.get(key)
    if (before) return before
    const mine = work()
    done.set(key, mine)
    mine.catch(() => done.delete(key))
    return mine
  }
}

const inOrder = (sections: Iterable<Section>, termId: TermId): readonly Section[] =>
  [...sections]
    .filter((section) => section.termId === termId)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))

const placeOf = ({ courseId, code }: Section): string => `${courseId} ${code}`
