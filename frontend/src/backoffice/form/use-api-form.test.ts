// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import ApiForm from './ApiForm.vue'
import FormActions from './FormActions.vue'
import PasswordField from './PasswordField.vue'
import TextField from './TextField.vue'
import { faultsOf, maximum, required } from './rules'
import { hasUnsaved } from './unsaved'
import { useApiForm, type ApiFormOptions } from './use-api-form'

interface Values {
  name: string
  contact: { 'e/mail': string }
  password: string
}

const NOBODY: Values = { name: '', contact: { 'e/mail': '' }, password: '' }
const send = vi.fn<(values: Values) => Promise<string>>()
const sent = vi.fn<(answer: string, values: Values) => void>()

const problem = (
  status: number,
  body: { type: string; errors?: { pointer: string; detail: string }[] },
  seconds?: number,
): ApiProblem => new ApiProblem(status, body, seconds)
const refusal = (pointer: string): ApiProblem =>
  problem(422, { type: '/problems/invalid-field', errors: [{ pointer, detail: 'no' }] })

function open(options: Partial<ApiFormOptions<Values, string>> = {}) {
  let form: ReturnType<typeof useApiForm<Values, string>> | undefined
  const Page = defineComponent({
    setup() {
      form = useApiForm<Values, string>({
        values: NOBODY,
        check: (values) => faultsOf(values, { name: [required, maximum(10)] }),
        send,
        sent,
        secrets: ['password'],
        ...options,
      })
      return () =>
        h(ApiForm, { form: form as NonNullable<typeof form>, label: 'Test' }, () => [
          h(TextField, { name: 'name', label: 'Name', autocomplete: 'name' }),
          h(TextField, { name: 'contact.e/mail', label: 'E-mail', optional: true }),
          h(PasswordField, { name: 'password', autocomplete: 'new-password' }),
          h(FormActions, { submitLabel: 'Save' }),
        ])
    },
  })
  const page = mount(Page, { global: { plugins: [i18n] }, attachTo: document.body })
  const input = (name: string) => page.get<HTMLInputElement>(`input[name="${name}"]`)
  return {
    page,
    form: form as NonNullable<typeof form>,
    type: (name: string, text: string) => input(name).setValue(text),
    value: (name: string) => input(name).element.value,
    async press() {
      await page.get('form').trigger('submit')
      await flushPromises()
    },
    messageOf(name: string): string {
      const described = input(name).attributes('aria-describedby') ?? ''
      const id = described.split(' ').find((one) => one.endsWith('-error'))
      return id ? (document.getElementById(id)?.textContent ?? '') : ''
    },
    summary: () => page.find('.form-errors'),
  }
}

enableAutoUnmount(afterEach)

beforeEach(async () => {
  await showLanguage('en')
  send.mockReset().mockResolvedValue('done')
  sent.mockReset()
})

afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

it('says nothing before the first try, then what is wrong now', async () => {
  const { type, press, messageOf, summary } = open()
  await type('name', 'longer than ten')
  await type('name', '')
  expect(messageOf('name')).toBe('')
  await press()
  expect(send).not.toHaveBeenCalled()
  expect(messageOf('name')).toBe('This is needed.')
  expect(summary().text()).toContain('Name — This is needed.')
  expect(document.activeElement).toBe(summary().element)
  await type('name', 'longer than ten')
  expect(messageOf('name')).toBe('At most 10 characters.')
  await type('name', 'Ada')
  expect(messageOf('name')).toBe('')
})

it('shows a refusal at the field that its pointer names, until that field changes', async () => {
  const { type, press, messageOf } = open()
  send.mockRejectedValue(refusal('#/name'))
  await type('name', 'Ada')
  await press()
  expect(messageOf('name')).toBe('This was not accepted: no.')
  await type('password', 'something else')
  expect(messageOf('name')).toBe('This was not accepted: no.')
  await type('name', 'Bob')
  expect(messageOf('name')).toBe('')
})

it.each(['#/contact/e~1mail', '#/contact/e~1mail/0'])('finds the field of %s', async (pointer) => {
  const { type, press, messageOf } = open()
  send.mockRejectedValue(refusal(pointer))
  await type('name', 'Ada')
  await press()
  expect(messageOf('contact.e/mail')).toBe('This was not accepted: no.')
})

it('says a refusal in the words of the page, where it has some', async () => {
  const { type, press, messageOf } = open({
    refusals: ({ field }) => (field === '/name' ? { key: 'refused.slugTaken' } : undefined),
  })
  send.mockRejectedValue(refusal('#/name'))
  await type('name', 'Ada')
  await press()
  expect(messageOf('name')).toBe('This address is taken.')
})

it('tells above the form what was refused and is no field', async () => {
  const { type, press, summary } = open()
  send.mockRejectedValue(refusal('#/elsewhere'))
  await type('name', 'Ada')
  await press()
  expect(summary().text()).toContain('This was not accepted: no.')
  expect(document.activeElement).toBe(summary().element)
})

it('puts a problem about one field there', async () => {
  const { type, press, messageOf } = open({
    places: {
      'sign-in-refused': { at: '/password', key: 'refused.wrongPassword' },
      'member-already': { at: '/name' },
    },
  })
  await type('name', 'Ada')
  send.mockRejectedValue(problem(403, { type: '/problems/sign-in-refused' }))
  await press()
  expect(messageOf('password')).toBe('This password is wrong.')
  send.mockRejectedValue(problem(409, { type: '/problems/member-already' }))
  await press()
  expect(messageOf('name')).toBe('This person is in the team already.')
})

it('counts down after too many tries and sends nothing until then', async () => {
  vi.useFakeTimers()
  const { page, type, press, summary } = open()
  send.mockRejectedValue(problem(429, { type: '/problems/too-many-attempts' }, 2))
  await type('name', 'Ada')
  await press()
  const button = page.get('button[type="submit"]')
  expect(summary().text()).toContain('Try again in 2 seconds.')
  expect(button.attributes('aria-disabled')).toBe('true')
  await press()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(summary().text()).toContain('Try again in 1 second.')
  expect(send).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(button.attributes('aria-disabled')).toBeUndefined()
  await press()
  expect(send).toHaveBeenCalledTimes(2)
})

it('has what was typed after a reload, but no password', async () => {
  const first = open({ keep: 'test' })
  await first.type('name', 'Ada')
  await first.type('password', 'correct horse')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('correct horse')
  first.page.unmount()

  const second = open({ keep: 'test' })
  await flushPromises()
  expect(second.value('name')).toBe('Ada')
  expect(second.value('password')).toBe('')
  expect(second.page.text()).toContain('What you had typed here before is back.')
  await second.press()
  second.page.unmount()

  const third = open({ keep: 'test' })
  expect(third.value('name')).toBe('')
  expect(third.page.text()).not.toContain('What you had typed here before is back.')
})

it('gives back what is saved when what was typed is discarded', async () => {
  const first = open({ keep: 'test', values: { ...NOBODY, name: 'Ada' } })
  await first.type('name', 'Bob')
  first.page.unmount()
  const second = open({ keep: 'test', values: { ...NOBODY, name: 'Ada' } })
  await flushPromises()
  expect(second.value('name')).toBe('Bob')
  await second.page.get('.notice button').trigger('click')
  expect(second.value('name')).toBe('Ada')
  expect(second.form.isDirty.value).toBe(false)
})

it('shows after a reload what somebody else saved meanwhile', async () => {
  const before = { ...NOBODY, name: 'Ada', contact: { 'e/mail': 'a@x.example' } }
  const first = open({ keep: 'test', values: before })
  await first.type('name', 'Bob')
  first.page.unmount()

  const now = { ...before, contact: { 'e/mail': 'b@x.example' } }
  const second = open({ keep: 'test', values: now })
  await flushPromises()
  expect([second.value('name'), second.value('contact.e/mail')]).toEqual(['Bob', 'b@x.example'])
  expect(second.messageOf('name')).toBe('')
  second.page.unmount()

  const third = open({ keep: 'test', values: { ...now, name: 'Cleo' } })
  await flushPromises()
  expect(third.value('name')).toBe('Bob')
  expect(third.messageOf('name')).toContain('Somebody else has changed this too.')
  await third.page.get('[aria-label="Take theirs: Name"]').trigger('click')
  expect([third.value('name'), third.messageOf('name')]).toEqual(['Cleo', ''])
  expect(third.form.isDirty.value).toBe(false)
})

it('is not unsaved any more when it was sent, before anything leads elsewhere', async () => {
  const { type, press, form } = open({ keep: 'test' })
  await type('name', 'Ada')
  expect(hasUnsaved()).toBe(true)
  sent.mockImplementation(() => expect(hasUnsaved()).toBe(false))
  await press()
  expect(sent).toHaveBeenCalledWith('done', { ...NOBODY, name: 'Ada' })
  expect(form.isDirty.value).toBe(false)
})

it('does not warn where nothing was before and nothing is kept', async () => {
  const { type } = open()
  await type('name', 'Ada')
  expect(hasUnsaved()).toBe(false)
})

it('sends once, however often it is pressed', async () => {
  const { page, type } = open()
  await type('name', 'Ada')
  await Promise.all([page.get('form').trigger('submit'), page.get('form').trigger('submit')])
  await flushPromises()
  expect(send).toHaveBeenCalledTimes(1)
})

it('keeps what was typed when the server cannot be reached, and empties what it refused', async () => {
  const { type, press, value } = open()
  await type('name', 'Ada')
  await type('password', 'correct horse')
  send.mockRejectedValueOnce(ApiProblem.unreachable(undefined))
  await press()
  expect(value('password')).toBe('correct horse')
  send.mockRejectedValueOnce(problem(403, { type: '/problems/sign-in-refused' }))
  await press()
  expect([value('name'), value('password')]).toEqual(['Ada', ''])
})

it('is an error of the page to show a field that the form does not have', () => {
  const broken = defineComponent({
    setup() {
      const form = useApiForm({ values: {}, check: () => new Map(), send: async () => undefined })
      return () => h(ApiForm, { form, label: 'x' }, () => h(TextField, { name: 'y', label: 'y' }))
    },
  })
  vi.spyOn(console, 'warn').mockReturnValue()
  expect(() => mount(broken, { global: { plugins: [i18n] } })).toThrow('No form has a field y.')
})

it('says of an emptied password only that it was refused', async () => {
  send.mockRejectedValue(problem(403, { type: '/problems/sign-in-refused' }))
  const { press, type, value, messageOf, summary } = open({
    check: (values) => faultsOf(values, { password: [required] }),
  })
  await type('password', 'correct horse')
  await press()
  expect([value('password'), messageOf('password')]).toEqual(['', ''])
  expect(summary().text()).toContain('E-mail address or password is wrong.')
  await press()
  expect(messageOf('password')).not.toBe('')
})
