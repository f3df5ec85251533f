export type AlertError = 'saved_search.too_many'
