/** The trace that a call belongs to (W3C Trace Context). */
export interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** Two hex digits, passed on as they came: whether the caller records. */
  readonly flags: string;
  /** `tracestate`, passed on as it came. */
  readonly state?: string;
}

/** Headers of one request within the trace. `spanId`: 16 hex digits, new for each. */
export function traceHeaders(
  { traceId, flags, state }: TraceContext,
  spanId: string,
): { readonly traceparent: string; readonly tracestate?: string } {
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, ...(state === undefined ? {} : { tracestate: state }) };
}
