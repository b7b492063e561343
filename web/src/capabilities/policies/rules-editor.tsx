import type { PolicyContent } from '@matricula/contract/policies'
import { AttendanceEditor } from './attendance-editor.tsx'
import type { Sheet } from './editing.ts'
import { RecordEditor } from './record-editor.tsx'
import { StandingEditor } from './standing-editor.tsx'

interface RulesEditorProps {
  readonly content: PolicyContent
  readonly onChange: (content: PolicyContent) => void
  readonly sheet: Sheet
}

/** The rules of any kind, field by field. */
export function RulesEditor({ content, onChange, sheet }: RulesEditorProps) {
  switch (content.kind) {
    case 'record':
      return (
        <RecordEditor
          rules={content.rules}
          sheet={sheet}
          onChange={(rules) => onChange({ ...content, rules })}
        />
      )
    case 'attendance':
      return (
        <AttendanceEditor
          rules={content.rules}
          sheet={sheet}
          onChange={(rules) => onChange({ ...content, rules })}
        />
      )
    case 'standing':
      return (
        <StandingEditor
          rules={content.rules}
          sheet={sheet}
          onChange={(rules) => onChange({ ...content, rules })}
        />
      )
  }
}
