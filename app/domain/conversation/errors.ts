export type ConversationError =
  | 'conversation.ended'
  | 'conversation.too_many'
  | 'conversation.too_many_reports'
  | 'conversation.no_question'
  | 'conversation.too_many_answers'
