import { expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { useEach } from './use-each'

const refused = new ApiProblem(409, { type: '/problems/date-cancelled' })

it('does it to each, and answers those for which it did not work', async () => {
  const { run, failures, total, tried } = useEach<string>()
  const done: string[] = []
  const left = await run(['a', 'b', 'c'], async (item) => {
    expect([total.value, tried.value]).toEqual([3, 'abc'.indexOf(item)])
    if (item === 'b') throw refused
    done.push(item)
  })
  expect(done).toEqual(['a', 'c'])
  expect(left).toEqual(['b'])
  expect(failures.value).toEqual([{ item: 'b', error: refused }])
  expect(total.value).toBe(0)
  expect(await run(left, async () => {})).toEqual([])
  expect(failures.value).toEqual([])
})

it('stops after what is under way, and answers what was not tried', async () => {
  const { run, stop } = useEach<string>()
  const left = await run(['a', 'b', 'c'], async (item) => {
    if (item === 'b') stop()
  })
  expect(left).toEqual(['c'])
})

it('hides no fault of the page', async () => {
  const { run, total } = useEach<string>()
  const fault = new TypeError('not a function')
  await expect(run(['a'], () => Promise.reject(fault))).rejects.toBe(fault)
  expect(total.value).toBe(0)
})
