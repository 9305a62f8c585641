import { stableId } from '../stable-id.ts';

export type Requirement = 'REQUIRED' | 'ALTERNATIVE' | 'CONDITIONAL';

/** One step: an authenticator of Keycloak, with its settings if it has any, or a flow inside. */
export type Step =
  | { readonly authenticator: string; readonly requirement: Requirement; readonly settings?: Settings }
  | { readonly steps: readonly Step[]; readonly name: string; readonly requirement: Requirement };

type Settings = Readonly<Record<string, string>>;

export interface Flow {
  readonly alias: string;
  readonly description: string;
  readonly steps: readonly Step[];
}

/** Flows as a realm file has them. */
export interface FlowRepresentations {
  readonly authenticationFlows: readonly object[];
  readonly authenticatorConfig: readonly object[];
}

/** A step that decides whether the steps beside it count: true when the attribute of the person has the value. */
export function whenAttribute(name: string, value: string, { not = false } = {}): Step {
  const settings = { attribute_name: name, attribute_expected_value: value, not: String(not) };
  return { authenticator: 'conditional-user-attribute', requirement: 'REQUIRED', settings };
}

/** Flattens flows into what Keycloak imports: a list of flows that name each other, and a list of settings. */
export function representationsOf(flows: readonly Flow[]): FlowRepresentations {
  const authenticationFlows: object[] = [];
  const authenticatorConfig: object[] = [];

  function add(alias: string, description: string, steps: readonly Step[], topLevel: boolean): void {
    const authenticationExecutions = steps.map((step, index) => {
      const place = { requirement: step.requirement, priority: (index + 1) * 10, userSetupAllowed: false };
      if ('steps' in step) {
        const inner = `${alias}: ${step.name}`;
        add(inner, '', step.steps, false);
        return { ...place, flowAlias: inner, authenticatorFlow: true };
      }
      const { authenticator, settings } = step;
      if (settings === undefined) return { ...place, authenticator, authenticatorFlow: false };
      const name = `${alias}: ${String(index + 1)}`;
      authenticatorConfig.push({ alias: name, config: settings });
      return { ...place, authenticator, authenticatorFlow: false, authenticatorConfig: name };
    });
    const id = stableId('flow', alias);
    const kind = { providerId: 'basic-flow', topLevel, builtIn: false };
    authenticationFlows.push({ id, alias, description, ...kind, authenticationExecutions });
  }

  for (const { alias, description, steps } of flows) add(alias, description, steps, true);
  return { authenticationFlows, authenticatorConfig };
}
