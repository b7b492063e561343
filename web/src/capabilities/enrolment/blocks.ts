import type { WeekBlock } from '#design/week/week-block.ts'
import type { Bundle } from './plan.ts'
import { peopleOf, roomsOf } from './times.ts'

/** The meetings of bundles as the week draws them. */
export const blocksOf = (
  bundles: readonly Pick<Bundle, 'sections' | 'key'>[],
  preview = false,
): WeekBlock[] =>
  bundles.flatMap((bundle) =>
    bundle.sections.flatMap((section) =>
      section.meetings.map((meeting, place) => ({
        id: `${preview ? 'preview ' : ''}${section.sectionId} ${place}`,
        day: meeting.day,
        from: meeting.start,
        to: meeting.end,
        title: `${section.courseId} ${section.code}`,
        detail: [roomsOf([{ meetings: [meeting] }]), peopleOf([section])].filter(Boolean).join(', '),
        courseId: section.courseId,
        preview,
      })),
    ),
  )
