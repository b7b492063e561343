import { CourseId, event, SectionId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

const facts = z.object({ courseId: CourseId, termId: TermId, sectionId: SectionId, label: z.string() })
const record = ({ courseId }: { courseId: string }) => `COURSE#${courseId}`

export const distributionRecorded = event('distribution.recorded', facts, record)
export const distributionRemoved = event('distribution.removed', facts, record)
