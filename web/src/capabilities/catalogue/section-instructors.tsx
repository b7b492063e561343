import {
  assignInstructor,
  findTeachers,
  readSection,
  type Section,
  unassignInstructor,
} from '@matricula/contract/catalogue'
import type { UserId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useSession } from '#platform/session.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'

interface OfSection {
  readonly section: Section
}

/** Who teaches; for whoever may, with a search to let another person teach. */
export function SectionInstructors({ section }: OfSection) {
  const { t } = useTranslation('catalogue')
  const session = useSession()
  const mayAssign = session.can('section.assign', { departmentId: section.departmentId })
  const teaching = useTeaching(section)
  return (
    <>
      {teaching.error !== undefined && <ProblemNote problem={teaching.error} />}
      {section.instructors.length === 0 && <p className="muted">{t('section.nobody')}</p>}
      <ul className={styles.people}>
        {section.instructors.map(({ userId, name }) => (
          <li key={userId}>
            <bdi>{name}</bdi>
            {mayAssign && (
              <Button
                size="small"
                look="quiet"
                aria-label={t('instructor.removeName', { name })}
                pending={teaching.pending && t('saving')}
                onClick={() => void teaching.remove(userId, name)}
              >
                {t('instructor.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAssign && <AddInstructor section={section} onAdd={teaching.add} />}
    </>
  )
}

function useTeaching({ sectionId }: Section) {
  const { t } = useTranslation('catalogue')
  const client = useQueryClient()
  const assign = useCommand(assignInstructor)
  const unassign = useCommand(unassignInstructor)
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(readSection, { sectionId }) })
  const add = async (userId: UserId, name: string): Promise<void> => {
    const done = await assign.run({ params: { sectionId, userId } }).catch(() => undefined)
    await refresh()
    if (done) toast(t('instructor.added', { name }))
  }
  const remove = async (userId: UserId, name: string): Promise<void> => {
    const done = await unassign.run({ params: { sectionId, userId } }).catch(() => undefined)
    await refresh()
    if (done) toast(t('instructor.removed', { name }), () => void add(userId, name))
  }
  return {
    add,
    remove,
    pending: assign.pending || unassign.pending,
    error: assign.error ?? unassign.error,
  }
}

interface AddInstructorProps extends OfSection {
  readonly onAdd: (userId: UserId, name: string) => Promise<void>
}

function AddInstructor({ section, onAdd }: AddInstructorProps) {
  const { t } = useTranslation('catalogue')
  const [typed, setTyped] = useState('')
  const find = useDeferredValue(typed.trim())
  const { data } = useReply(findTeachers, { query: { find } }, { enabled: find !== '' })
  const teaching = new Set(section.instructors.map(({ userId }) => userId))
  const found = find === '' ? undefined : data?.items.filter(({ userId }) => !teaching.has(userId))
  const add = async (userId: UserId, name: string) => {
    await onAdd(userId, name)
    setTyped('')
  }
  return (
    <div className={styles.narrow}>
      <SearchField label={t('instructor.find')} value={typed} onChange={setTyped} />
      {found?.length === 0 && <p className="muted">{t('instructor.nobody', { find })}</p>}
      <ul className={styles.people} aria-label={t('instructor.found')}>
        {found?.map(({ userId, name, loginName }) => (
          <li key={userId}>
            <span>
              <bdi>{name}</bdi> <bdi className="muted">{loginName}</bdi>
            </span>
            <Button
              size="small"
              aria-label={t('instructor.addName', { name })}
              onClick={() => void add(userId, name)}
            >
              {t('instructor.add')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
