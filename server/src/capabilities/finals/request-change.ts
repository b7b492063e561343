import { sectionLabel } from '@matricula/contract/catalogue'
import {
  type GradeChange,
  type GradeChangeKind,
  gradeChangeMoved,
  type requestGradeChange as requestRoute,
} from '@matricula/contract/finals'
import { FieldFault, GradeChangeId, Problem, type SectionId } from '@matricula/contract/kernel'
import type { GradeScheme } from '@matricula/contract/records'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { ruleOf } from '#capabilities/records/index.ts'
import type { Actor } from '#platform/actor.ts'
import { commitOnce } from '#platform/store/once.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { isInTime, resultOf } from './change-rules.ts'
import type { StoredChange } from './items.ts'
import { type Needs, obstructed } from './needs.ts'
import { look } from './read-final-grades.ts'

type Body = z.output<(typeof requestRoute)['body']>
export type RequestChange = (actor: Actor, sectionId: SectionId, body: Body) => Promise<GradeChange>

export function createRequestChange(needs: Needs): RequestChange {
  const { store, clock, ids, finals } = needs
  return async (actor, sectionId, { studentId, kind, to, reason }) => {
    const section = await sectionFor(needs.catalogue, actor, 'finals.enter', sectionId)
    const { term, roster, members, scheme } = await look(needs, section)
    if (roster.state !== 'released') throw obstructed('not-now', { state: roster.state })
    const member = members.find((one) => one.studentId === studentId)
    if (!member) throw new Problem('item.missing', { studentId })
    const at = clock.now()
    if (!isInTime(term.endsOn, at.slice(0, 10)))
      throw new Problem('grade-change.too-late', { endsOn: term.endsOn })
    const { courseId, courseTitle, code, termId } = section
    const change: StoredChange = {
      changeId: GradeChangeId.parse(ids.next()),
      sectionId,
      termId,
      courseId,
      courseTitle,
      code,
      studentId,
      studentName: member.name,
      kind,
      ...(member.grade !== undefined && { from: member.grade }),
      to: to.toUpperCase(),
      result: resultIn(scheme, { kind, from: member.grade, to }),
      reason,
      state: 'requested',
      steps: [{ step: 'requested', by: actor.name, at, note: reason }],
      involved: [actor.id],
      version: 1,
    }
    await explaining(
      commitOnce(store, actor, {
        writes: finals.request(change),
        events: [gradeChangeMoved({ ...change, label: sectionLabel(section) })],
      }),
      { pending: () => new Problem('grade-change.pending', { studentId }) },
    )
    return toldChange(change)
  }
}

export const toldChange = ({ involved: _, ...change }: StoredChange): GradeChange => change

/** What will stand on the record; throws `request.invalid` where it is no grade, or no change to be had. */
function resultIn(
  scheme: GradeScheme,
  { kind, from, to }: { kind: GradeChangeKind; from: string | undefined; to: string },
): string {
  const awarded = ruleOf(scheme, to)
  if (!awarded) throw faulty(`${to} is no grade of ${scheme.title}. Choose one of its grades.`)
  const standing = from === undefined ? undefined : ruleOf(scheme, from)
  const before = standing && from !== undefined ? { letter: from, rule: standing } : undefined
  const result = resultOf(kind, before, { letter: to.toUpperCase(), rule: awarded })
  if (result === undefined) throw faulty('Grace is given only where it makes a pass of a failure.')
  return result
}

const faulty = (message: string): Problem =>
  new Problem('request.invalid', { fields: [FieldFault.parse({ field: 'to', message })] })
