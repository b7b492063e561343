import { type Seats, type Section, sectionLabel } from '@matricula/contract/catalogue'
import { Link } from '@tanstack/react-router'
import type { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import type { Column } from '#design/table/columns.ts'
import type { Format } from '#platform/format.ts'
import styles from './catalogue.module.css'
import { MeetingTimes } from './meeting-times.tsx'
import { SeatsCell } from './seats-cell.tsx'
import { StateTag } from './state-tag.tsx'

type Words = ReturnType<typeof useTranslation<'catalogue'>>['t']
export type SeatedSection = Section & { readonly seats: Seats | undefined }

/** What a list of sections shows of each. */
export const sectionColumns = (t: Words, format: Format): Column<SeatedSection>[] => [
  {
    key: 'label',
    head: t('section.section'),
    names: true,
    cell: (section) => (
      <Link to="/sections/$sectionId" params={{ sectionId: section.sectionId }}>
        <Id>{sectionLabel(section)}</Id>
        <span className={styles.under}>{section.title ?? section.courseTitle}</span>
      </Link>
    ),
  },
  {
    key: 'title',
    head: t('course.name'),
    wideOnly: true,
    cell: ({ courseTitle, title, component }) => (
      <>
        {title ?? courseTitle} <span className="muted">{component}</span>
      </>
    ),
  },
  {
    key: 'times',
    head: t('section.times'),
    wideOnly: true,
    cell: ({ meetings }) => <MeetingTimes meetings={meetings} />,
  },
  {
    key: 'instructors',
    head: t('section.instructors'),
    wideOnly: true,
    cell: ({ instructors }) =>
      instructors.length === 0 ? (
        <span className="muted">{t('section.nobody')}</span>
      ) : (
        format.list(instructors.map(({ name }) => name))
      ),
  },
  { key: 'seats', head: t('seats.title'), cell: ({ seats }) => <SeatsCell seats={seats} /> },
  { key: 'state', head: t('section.state'), cell: ({ state }) => <StateTag state={state} /> },
]
