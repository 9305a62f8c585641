/** Who acts. The roles are those of this moment (R31). */
export interface Actor {
  /** Identifier of the user or client at the identity provider. */
  readonly subject: string;
  /** Alias of the organisation. */
  readonly organisation: string;
  /** Category of the organisation (article 10); absent for services. */
  readonly category?: string;
  readonly roles: readonly string[];
  readonly kind: 'staff' | 'machine' | 'service';
}

/** What the platform knows about one act; the audit rows and the events of that act carry it. */
export interface WorkContext {
  readonly actor: Actor;
  /** One of the purposes of the contracts. */
  readonly purpose: string;
  /** Code of the centre (tenant). */
  readonly centre: string;
  /** W3C trace context of the act. */
  readonly traceparent?: string;
  /** Service in which the work is done, as a CloudEvents source: `/services/intake`. */
  readonly source: string;
}

/** The trace id within a traceparent; absent when there is none. */
export function traceIdOf(context: WorkContext): string | undefined {
  return context.traceparent?.split('-')[1];
}
