import type { Actor } from '~/domain/accounts/lifecycle'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { shownSubjects } from '~/domain/suggestion/shown-subjects.server'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { at } from '../clock'
import { idFrom } from '../ids'
import { demoDay } from './consultants'
import type { DemoQuestions } from './files'

/** Tells what visitors told and asked through the commands that the pages call. */
export function tellQuestions(department: Actor, { told, asked }: DemoQuestions) {
  for (const { day, text } of told)
    at(demoDay(day), () => keepDraft(idFrom(`draft ${day}`), text, { suggested: shownSubjects(text) }))
  for (const { day, answer, ...enquiry } of asked) {
    const id = idFrom(`enquiry ${day}`)
    at(demoDay(day), () => askDepartment(null, { ...enquiry, id }))
    if (answer) at(demoDay(day, 15), () => answerEnquiry(department, { enquiryId: id, note: answer }))
  }
}
