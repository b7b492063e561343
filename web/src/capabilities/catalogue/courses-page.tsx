import { type Course, listCourses, listSubjects } from '@matricula/contract/catalogue'
import { room, type SubjectId } from '@matricula/contract/kernel'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Id } from '#design/id.tsx'
import { Page } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply, useReplyPages } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { NewCourseDialog } from './new-course-dialog.tsx'
import { NewSubjectDialog } from './new-subject-dialog.tsx'

const route = getRouteApi('/signed-in/courses')

/** The courses, subject by subject. */
export function CoursesPage() {
  const { t } = useTranslation('catalogue')
  const session = useSession()
  const navigate = useNavigate()
  const { data } = useReply(listSubjects, {})
  const { subject = data?.items[0]?.subjectId } = route.useSearch()
  const [opened, setOpened] = useState<'course' | 'subject'>()
  const choose = (id: SubjectId) => void navigate({ to: '/courses', search: { subject: id } })
  useRoom(room.everyone)
  return (
    <Page
      title={t('courses.title')}
      actions={
        session.can('catalogue.write') && (
          <>
            <Button onClick={() => setOpened('subject')}>{t('subject.add')}</Button>
            {subject !== undefined && (
              <Button look="primary" onClick={() => setOpened('course')}>
                {t('course.add')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className={styles.narrow}>
        <SelectField
          label={t('subject.subject')}
          searchable
          value={subject ?? ''}
          choices={(data?.items ?? []).map(({ subjectId, title }) => ({
            value: subjectId,
            label: t('course.label', { courseId: subjectId, title }),
          }))}
          onChange={(id) => {
            const chosen = data?.items.find(({ subjectId }) => subjectId === id)
            if (chosen) choose(chosen.subjectId)
          }}
        />
      </div>
      {subject === undefined && data !== undefined && <EmptyState sentence={t('courses.noSubject')} />}
      {subject !== undefined && <CoursesOf subjectId={subject} />}
      <NewSubjectDialog opened={opened === 'subject'} onClose={() => setOpened(undefined)} onMade={choose} />
      {subject !== undefined && (
        <NewCourseDialog
          opened={opened === 'course'}
          subjectId={subject}
          onClose={() => setOpened(undefined)}
          onMade={(courseId) => void navigate({ to: '/courses/$courseId', params: { courseId } })}
        />
      )}
    </Page>
  )
}

function CoursesOf({ subjectId }: { readonly subjectId: SubjectId }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const navigate = useNavigate()
  const list = useReplyPages(listCourses, { query: { subjectId } })
  return (
    <DataTable
      label={t('courses.title')}
      {...list.table}
      keyOf={(course) => course.courseId}
      empty={t('courses.none')}
      columns={columnsOf(t, format)}
      onOpen={({ courseId }) => void navigate({ to: '/courses/$courseId', params: { courseId } })}
    />
  )
}

type Words = ReturnType<typeof useTranslation<'catalogue'>>['t']

const columnsOf = (t: Words, format: Format): Column<Course>[] => [
  { key: 'number', head: t('course.number'), cell: ({ number }) => <Id>{number}</Id>, width: '96px' },
  {
    key: 'title',
    head: t('course.name'),
    names: true,
    cell: ({ courseId, title }) => (
      <Link to="/courses/$courseId" params={{ courseId }}>
        {title}
      </Link>
    ),
  },
  {
    key: 'requires',
    head: t('course.requires'),
    wideOnly: true,
    cell: ({ requires }) =>
      requires.length === 0 ? <span className="muted">{t('none')}</span> : format.list(requires),
  },
  {
    key: 'credits',
    head: t('course.credits'),
    align: 'end',
    cell: ({ credits, creditsAtMost }) =>
      creditsAtMost === undefined
        ? format.number(credits)
        : t('course.creditRange', { from: credits, to: creditsAtMost }),
  },
]
