import type { Student } from '@matricula/contract/students'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { StatusTag } from './status-tag.tsx'
import { StudentForm } from './student-form.tsx'
import { useProgrammes } from './use-programmes.ts'

/** The profile, to read; to edit for those who may. */
export function StudentDetails({ student }: { readonly student: Student }) {
  const { t } = useTranslation('students')
  const session = useSession()
  const [opened, setOpened] = useState<Student>()
  if (opened !== undefined)
    return (
      <Section title={t('part.details')}>
        <StudentForm
          key={opened.version}
          opened={opened}
          latest={student}
          onReopen={() => setOpened(student)}
          onClose={() => setOpened(undefined)}
        />
      </Section>
    )
  const mayChange = session.can('student.change', { studentId: student.studentId })
  return (
    <Section
      title={t('part.details')}
      actions={mayChange && <Button onClick={() => setOpened(student)}>{t('record.edit')}</Button>}
    >
      <Profile student={student} />
    </Section>
  )
}

function Profile({ student }: { readonly student: Student }) {
  const { t } = useTranslation('students')
  const format = useFormat()
  const { titleOf } = useProgrammes()
  const given = (value: string | undefined) =>
    value === undefined ? <span className="muted">{t('record.none')}</span> : <bdi>{value}</bdi>
  const birthDate = student.birthDate && format.day(student.birthDate)
  return (
    <Facts
      facts={[
        { label: t('field.givenName'), value: given(student.givenName) },
        { label: t('field.familyName'), value: given(student.familyName) },
        { label: t('field.localName'), value: given(student.localName) },
        { label: t('field.rollNumber'), value: <Id>{student.rollNumber}</Id> },
        { label: t('field.programmeId'), value: titleOf(student.programmeId) },
        { label: t('field.cohort'), value: student.cohort },
        { label: t('field.status'), value: <StatusTag status={student.status} /> },
        { label: t('field.email'), value: given(student.email) },
        { label: t('field.phone'), value: given(student.phone) },
        { label: t('field.birthDate'), value: given(birthDate) },
        { label: t('field.guardian'), value: given(student.guardian) },
        { label: t('field.address'), value: given(student.address) },
      ]}
    />
  )
}
