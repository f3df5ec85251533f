export type ConversationError = 'conversation.ended' | 'conversation.too_many' | 'conversation.too_many_reports'
