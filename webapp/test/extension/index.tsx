import { type Extension, type ObjectCardProps, type RequestCardProps, useFormats } from '#page';

function Seats({ call }: RequestCardProps) {
  return (
    <section className="card" aria-label="Choose a seat">
      <p className="card-title">Where would you like to sit?</p>
      <div className="card-actions">
        <button type="button" className="button" onClick={() => call.submit({ seat: 'window' })}>
          By the window
        </button>
        <button type="button" className="button is-quiet" onClick={() => call.cancel('The customer does not mind.')}>
          I do not mind
        </button>
      </div>
    </section>
  );
}

function Weight({ value }: ObjectCardProps) {
  const { number } = useFormats();
  const { kilograms } = value as { kilograms: number };
  return <p className="card">Your luggage weighs {number(kilograms)} kg.</p>;
}

const extension: Extension = {
  tools: {
    'get-time-zone': () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    'cancel-flight': 'confirm',
  },
  requests: { 'choose-seat': Seats },
  objectCards: { luggage: Weight },
  notifications: { 'order-looked-up': ({ orderId }) => `Order ${orderId} was looked up` },
};

export default extension;
