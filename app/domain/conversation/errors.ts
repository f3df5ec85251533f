export type ConversationError = 'conversation.ended' | 'conversation.too_many'
