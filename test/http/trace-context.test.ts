/** W3C Trace Context: strictly read, put into the log line, handed on. What is written otherwise is no trace and no error. */
import request from 'supertest';
import { traceOf } from '../../src/http/trace-context.js';
import { traceHeaders, type TraceContext } from '../../src/model/trace-context.js';
import { orderSign, orderSignPath, silent, testApp } from './support.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parent = 'b7ad6b7169203331';
const good = `00-${traceId}-${parent}-01`;

it.each([
  ['version ff', good.replace('00-', 'ff-')],
  ['capitals', good.toUpperCase()],
  ['a trace id of zeros', `00-${'0'.repeat(32)}-${parent}-01`],
  ['a parent id of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
  ['a digit too few', good.slice(1)],
  ['a digit too many', `${good}0`],
  ['something behind it', `${good}-extra`],
  ['a space before it', ` ${good}`],
  ['a line end behind it', `${good}\n`],
  ['two in one', `${good}, ${good}`],
  ['no digits', good.replace('0af', 'xyz')],
  ['nothing', ''],
])('%s is no trace', (_name, traceparent) => {
  expect(traceOf({ headersDistinct: { traceparent: [traceparent] } })).toBeUndefined();
});

it.each([
  ['', '01', '01'],
  ['-what.the.future.holds', '03', '01'],
  ['', '02', '00'],
])('a later version with "%s" behind flags %s is read as version 00 with flags %s', (rest, flags, expected) => {
  const later = `01-${traceId}-${parent}-${flags}${rest}`;
  expect(traceOf({ headersDistinct: { traceparent: [later] } })).toEqual({ traceId, flags: expected });
});

it('two headers are no trace', () => {
  expect(traceOf({ headersDistinct: { traceparent: [good, good] } })).toBeUndefined();
});

it.each([
  ['one member', ['vendor=value'], 'vendor=value'],
  ['two headers', ['a=1', 'b=2'], 'a=1,b=2'],
  ['a tenant in the key', ['1tenant@vendor=x'], '1tenant@vendor=x'],
  ['32 members', [Array.from({ length: 32 }, (_, index) => `k${index}=v`).join()], undefined],
  ['33 members', [Array.from({ length: 33 }, (_, index) => `k${index}=v`).join()], ''],
  ['no value', ['a='], ''],
  ['no key', ['=a'], ''],
  ['a key twice', ['a=1,a=2'], ''],
  ['a capital in the key', ['A=1'], ''],
  ['a line end', ['a=1\r\nx: y'], ''],
  ['more than 512 signs', [`a=${'v'.repeat(250)},b=${'v'.repeat(250)},c=${'v'.repeat(20)}`], ''],
  ['none', [], ''],
])('tracestate of %s', (_name, tracestate, expected) => {
  const trace = traceOf({ headersDistinct: { traceparent: [good], tracestate } });
  expect(trace?.traceId).toBe(traceId);
  expect(trace?.state ?? '').toBe(expected ?? tracestate.join());
});

it('a request of ours has the same trace and a parent id of its own', () => {
  const trace: TraceContext = { traceId, flags: '01', state: 'a=1' };
  expect(traceHeaders(trace, '00f067aa0ba902b7')).toEqual({
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    tracestate: 'a=1',
  });
  expect(traceHeaders({ traceId, flags: '00' }, parent)).toEqual({ traceparent: `00-${traceId}-${parent}-00` });
});

it('the call has it, and its log line', async () => {
  const seen: (TraceContext | undefined)[] = [];
  const { app, lines } = testApp({
    callService: (_id, _hook, _body, trace) => {
      seen.push(trace);
      return Promise.resolve(silent);
    },
  });
  for (const traceparent of [good, 'no trace of ours'])
    await request(app).post(orderSignPath).set('traceparent', traceparent).send(orderSign()).expect(200);
  expect(seen).toEqual([{ traceId, flags: '01' }, undefined]);
  expect(lines.map((line) => (JSON.parse(line) as { trace?: string }).trace)).toEqual([traceId, undefined]);
});
