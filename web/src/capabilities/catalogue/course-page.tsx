import { type Course, readCourse } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Facts } from '#design/facts.tsx'
import { Id } from '#design/id.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { CourseForm } from './course-form.tsx'
import { courseParts } from './course-parts.ts'
import { CourseSections } from './course-sections.tsx'

const route = getRouteApi('/signed-in/courses/$courseId')

/** One course: what it is, what it asks for, where it is offered. */
export function CoursePage() {
  const { t } = useTranslation('catalogue')
  const session = useSession()
  const { courseId } = route.useParams()
  const { data, error, refetch } = useReply(readCourse, { params: { courseId } })
  const [editing, setEditing] = useState(false)
  useRoom(room.everyone)
  if (data === undefined)
    return (
      <Page title={t('course.course')}>
        {error === null ? <Skeleton rows={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page
      title={data.title}
      description={<Id>{data.courseId}</Id>}
      actions={
        session.can('catalogue.write') &&
        !editing && <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
      }
    >
      {editing ? (
        <Section title={t('tab.details')}>
          <CourseForm course={data} onClose={() => setEditing(false)} />
        </Section>
      ) : (
        <CourseFacts course={data} />
      )}
      <CourseSections courseId={courseId} />
      <Suspense>
        {courseParts
          .filter(({ action }) => session.canSomewhere(action))
          .map(({ id, component: Part }) => (
            <Part key={id} course={data} />
          ))}
      </Suspense>
    </Page>
  )
}

function CourseFacts({ course }: { readonly course: Course }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const { credits, creditsAtMost, requires, requirementText, description } = course
  const range =
    creditsAtMost === undefined
      ? format.number(credits)
      : t('course.creditRange', { from: credits, to: creditsAtMost })
  const required = requires.map((courseId) => (
    <div key={courseId}>
      <Link to="/courses/$courseId" params={{ courseId }}>
        <Id>{courseId}</Id>
      </Link>
    </div>
  ))
  return (
    <Section title={t('tab.details')}>
      <Facts
        facts={[
          { label: t('course.credits'), value: range },
          { label: t('course.requires'), value: required.length === 0 ? t('none') : required },
          ...(requirementText === undefined
            ? []
            : [{ label: t('course.requirementText'), value: requirementText }]),
          ...(description === undefined ? [] : [{ label: t('course.description'), value: description }]),
        ]}
      />
    </Section>
  )
}
