const en = { a: 'b' }
export default en
export type Messages = typeof en
