import type { Messages } from './en'
const fr: Messages = { a: 'b' }
export default fr
