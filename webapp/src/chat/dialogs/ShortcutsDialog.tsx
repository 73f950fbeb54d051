import { Fragment, useState } from 'react';
import { setSingleKeys, usesSingleKeys } from '../../hooks/useShortcuts';
import { useTexts } from '../../texts/language';
import { Dialog } from './Dialog';

/** On a keyboard with a command key, that is what it is called. */
const COMMAND = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** What the keys do, and a way to have the single ones do nothing. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts().shortcuts;
  const [single, setSingle] = useState(usesSingleKeys);
  const rows: [keys: string[], meaning: string][] = [
    [['Enter'], texts.send],
    [['Shift', 'Enter'], texts.newLine],
    [['Esc'], texts.stop],
    [[COMMAND, 'Shift', 'O'], texts.startNew],
    [['/'], texts.write],
    [['?'], texts.help],
  ];
  return (
    <Dialog label={texts.heading} testId="shortcuts" onClose={onClose}>
      <dl className="shortcuts">
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt dir="ltr">
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && ' + '}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="field is-row">
        <input
          type="checkbox"
          checked={single}
          onChange={(event) => {
            setSingle(event.target.checked);
            setSingleKeys(event.target.checked);
          }}
        />
        <span>{texts.singleKeys}</span>
      </label>
      <div className="card-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts.close}
        </button>
      </div>
    </Dialog>
  );
}
