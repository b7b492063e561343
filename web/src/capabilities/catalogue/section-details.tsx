import type { Seats, Section } from '@matricula/contract/catalogue'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { Id } from '#design/id.tsx'
import { Section as Part } from '#design/page.tsx'
import { WeekTimetable } from '#design/week/week-timetable.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { SectionForm } from './section-form.tsx'
import { SectionInstructors } from './section-instructors.tsx'
import { SectionSeats } from './section-seats.tsx'
import { StateTag } from './state-tag.tsx'
import { useTerm } from './use-term.ts'

interface SectionDetailsProps {
  readonly section: Section
  readonly seats: Seats
}

/** What a section is, who teaches it, how many seats it has. */
export function SectionDetails({ section, seats }: SectionDetailsProps) {
  const { t } = useTranslation('catalogue')
  const session = useSession()
  const [opened, setOpened] = useState<Section>()
  const mayChange = session.can('section.write', { departmentId: section.departmentId })
  return (
    <>
      {opened === undefined ? (
        <Part
          title={t('tab.details')}
          actions={mayChange && <Button onClick={() => setOpened(section)}>{t('section.edit')}</Button>}
        >
          <SectionFacts section={section} />
        </Part>
      ) : (
        <Part title={t('tab.details')}>
          <SectionForm
            key={opened.version}
            opened={opened}
            latest={section}
            onReopen={() => setOpened(section)}
            onClose={() => setOpened(undefined)}
          />
        </Part>
      )}
      <Part title={t('section.instructors')}>
        <SectionInstructors section={section} />
      </Part>
      {mayChange && (
        <Part title={t('seats.title')}>
          <SectionSeats key={section.version} section={section} seats={seats} />
        </Part>
      )}
      {section.meetings.length > 0 && (
        <Part title={t('section.week')}>
          <SectionWeek section={section} />
        </Part>
      )}
    </>
  )
}

function SectionFacts({ section }: { readonly section: Section }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const { term } = useTerm(section.termId)
  const { courseId, courseTitle, parentId, creditsAtMost } = section
  const credits =
    creditsAtMost === undefined
      ? format.number(section.credits)
      : t('course.creditRange', { from: section.credits, to: creditsAtMost })
  return (
    <Facts
      facts={[
        {
          label: t('course.course'),
          value: (
            <Link to="/courses/$courseId" params={{ courseId }}>
              {t('course.label', { courseId, title: courseTitle })}
            </Link>
          ),
        },
        { label: t('terms.term'), value: term?.title ?? section.termId },
        { label: t('section.component'), value: section.component },
        { label: t('course.credits'), value: credits },
        { label: t('section.state'), value: <StateTag state={section.state} /> },
        ...(parentId === undefined
          ? []
          : [
              {
                label: t('section.parent'),
                value: (
                  <Link to="/sections/$sectionId" params={{ sectionId: parentId }}>
                    <Id>{parentId}</Id>
                  </Link>
                ),
              },
            ]),
        ...(section.note === undefined ? [] : [{ label: t('section.note'), value: section.note }]),
      ]}
    />
  )
}

function SectionWeek({ section }: { readonly section: Section }) {
  const { t } = useTranslation('catalogue')
  const { courseId, code, meetings } = section
  const blocks = meetings.map(({ day, start, end, room }, place) => ({
    id: String(place),
    day,
    from: start,
    to: end,
    title: t('section.label', { courseId, code }),
    courseId,
    ...(room !== undefined && { detail: room }),
  }))
  return <WeekTimetable label={t('section.weekOf', { courseId, code })} blocks={blocks} />
}
