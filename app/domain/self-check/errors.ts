export type SelfCheckError = 'self_check.too_many_national'
