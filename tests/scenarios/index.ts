export * from './accounts'
export * from './evidence'
export * from './loop'
export * from './groups'
