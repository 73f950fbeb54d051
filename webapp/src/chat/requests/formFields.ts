export const FIELD_TYPES = ['text', 'multiline', 'email', 'number', 'date', 'choice', 'yes-no'] as const;

/** One question of a form. */
export interface FormField {
  name: string;
  label: string;
  type: (typeof FIELD_TYPES)[number];
  options: readonly string[];
  required: boolean;
}

const ANSWER: FormField = { name: 'answer', label: '', type: 'multiline', options: [], required: true };

/** The fields an agent asks for. What is not usable is left out; a form without any usable field asks for an answer. */
export function formFields(args: Readonly<Record<string, unknown>>): FormField[] {
  const asked = Array.isArray(args.fields) ? args.fields : [];
  const fields = asked.flatMap((one: unknown) => field(one) ?? []);
  const names = fields.map(({ name }) => name);
  const unique = fields.filter(({ name }, index) => names.indexOf(name) === index);
  return unique.length > 0 ? unique : [ANSWER];
}

function field(asked: unknown): FormField | null {
  if (typeof asked !== 'object' || asked === null) return null;
  const { name, label, type, options, required } = asked as Record<string, unknown>;
  if (typeof name !== 'string' || !name) return null;
  const choices = Array.isArray(options) ? options.map(String) : [];
  const known = FIELD_TYPES.find((one) => one === type) ?? 'text';
  return {
    name,
    label: typeof label === 'string' && label ? label : name,
    type: known === 'choice' && choices.length === 0 ? 'text' : known,
    options: choices,
    required: required === true,
  };
}

/** What the agent gets: a value of the right type for every field that was filled in. */
export function formValues(fields: readonly FormField[], entered: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  fields.forEach(({ name, type }, index) => {
    const text = String(entered.get(fieldId(index)) ?? '').trim();
    if (type === 'yes-no') values[name] = text !== '';
    else if (text) values[name] = type === 'number' ? Number(text) : text;
  });
  return values;
}

/** Names in the page, so that an agent's names cannot clash with anything. */
export const fieldId = (index: number) => `field-${index}`;
