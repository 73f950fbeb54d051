import { useId, useMemo, useRef } from 'react';
import { useTexts } from '../../texts/language';
import type { PendingTool } from '../model';
import { KeyValues } from '../parts/KeyValues';
import { type FormField, fieldId, formFields, formValues } from './formFields';
import { RequestCard } from './RequestCard';

/** Asks for the values an agent needs. */
export default function FormCard({ call }: { call: PendingTool }) {
  const texts = useTexts();
  const fields = useMemo(() => formFields(call.args), [call.args]);
  const rest = Object.fromEntries(Object.entries(call.args).filter(([name]) => name !== 'fields'));
  const box = useRef<HTMLDivElement>(null);
  const submit = () => {
    const form = box.current?.closest('form');
    if (form) call.submit(formValues(fields, new FormData(form)));
  };
  return (
    <RequestCard
      call={call}
      testId="form-card"
      submitWord={texts.input.submit}
      declineWord={texts.confirm.decline}
      onSubmit={submit}
    >
      <KeyValues value={rest} />
      <div ref={box} className="fields">
        {fields.map((field, index) => (
          <Field key={field.name} field={field} name={fieldId(index)} />
        ))}
      </div>
    </RequestCard>
  );
}

function Field({ field, name }: { field: FormField; name: string }) {
  const texts = useTexts();
  const id = useId();
  const label = field.label || texts.input.answer;
  if (field.type === 'yes-no') {
    return (
      <label className="field is-row">
        <input type="checkbox" name={name} value="yes" />
        <span dir="auto">{label}</span>
      </label>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id} dir="auto">
        {field.required ? label : `${label} ${texts.input.optional}`}
      </label>
      <Control field={field} name={name} id={id} />
    </div>
  );
}

function Control({ field, name, id }: { field: FormField; name: string; id: string }) {
  const texts = useTexts();
  const common = { id, name, required: field.required, className: 'control', dir: 'auto' as const };
  if (field.type === 'multiline') return <textarea {...common} rows={3} />;
  if (field.type !== 'choice') return <input {...common} type={field.type} step={field.type === 'number' ? 'any' : undefined} />;
  return (
    <select {...common} defaultValue="">
      <option value="">{texts.input.choose}</option>
      {field.options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}
