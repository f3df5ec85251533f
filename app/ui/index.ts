export { Button, type ButtonProps, type ButtonVariant, LinkButton } from './actions'
export { Checkbox, CheckboxGroup, type CheckboxGroupProps, type Choice, Fieldset, RadioGroup } from './choices'
export { ContactLink } from './contact-link'
export { Empty, Notice, type NoticeTone, Tag, type TagTone } from './feedback'
export { Figure, Figures } from './figures'
export { FileField } from './file-field'
export { FilesField } from './files-field'
export { ErrorSummary, Form, type FormState, PlainForm } from './form'
export type { FormField } from './form-field'
export { Icon, type IconName } from './icons'
export { Columns, Details, Inline, Meta, PageHeader, Prose, Section, Stack } from './layout'
export { Pagination } from './pagination'
export { type Task, TaskList, Timeline, type TimelineItem, type TimelineState } from './process'
export {
  type AttachedFile,
  Attachments,
  FileList,
  type ListedFile,
  Marked,
  Reasons,
  ResultCard,
  ResultList,
} from './results'
export { QrCode } from './qr-code'
export { Refused } from './refused'
export { ReadOnly, useReadOnly } from './read-only'
export { type Column, Compare, DataTable, type SummaryItem, SummaryList } from './tables'
export { DateField, HiddenField, SelectField, type SelectOption, TextArea, TextField } from './text-fields'
