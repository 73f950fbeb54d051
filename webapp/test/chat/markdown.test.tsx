import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { highlight, spansOf } from '../../src/markdown/highlight';
import { Markdown } from '../../src/markdown/Markdown';
import { safeLink } from '../../src/markdown/safeLink';
import { splitBlocks } from '../../src/markdown/splitBlocks';

afterEach(cleanup);

const draw = (text: string, streaming = false) => render(<Markdown text={text} streaming={streaming} />).container;

describe('text of an agent', () => {
  it('shows HTML as text and runs none of it', () => {
    const box = draw('<img src=x onerror=alert(1)> <script>alert(1)</script>\n\n<div onclick="x()">hi</div>');
    expect(box.querySelector('img, script, [onclick], [onerror]')).toBeNull();
    expect(box.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('never fetches an image, but links to it', () => {
    const box = draw('![a chart](https://evil.example/?secret=1)');
    expect(box.querySelector('img')).toBeNull();
    expect(box.querySelector('a')).toMatchObject({ textContent: 'a chart', href: 'https://evil.example/?secret=1' });
  });

  it('opens links elsewhere, without telling where they were followed', () => {
    const link = draw('[docs](https://example.com/)').querySelector('a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/logout',
    '//evil.example',
    '',
  ])('makes no link of %j', (address) => {
    expect(safeLink(address)).toBeUndefined();
    expect(draw(`[word](${address})`).querySelector('a')).toBeNull();
    expect(screen.getByText('word')).toBeTruthy();
  });

  it('puts a table into a box that scrolls by keyboard', () => {
    const box = draw('| a | b |\n| - | -: |\n| 1 | 2 |').querySelector('.table-box');
    expect(box?.getAttribute('tabindex')).toBe('0');
    expect(box?.querySelectorAll('td')).toHaveLength(2);
  });

  it('tells a finished task from an open one in words', () => {
    expect(draw('- [x] one\n- [ ] two').textContent).toMatch(/done:.*one[^]*open:.*two/);
  });
});

describe('code', () => {
  it('has its language as a label, and Copy puts exactly the code on the clipboard', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const code = 'if (a < b) {\n\n  "x" & y\n}';
    draw(`\`\`\`cobol\n${code}\n\`\`\``);
    expect(screen.getByText('cobol')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(writeText).toHaveBeenCalledWith(code);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy());
    vi.unstubAllGlobals();
  });

  it('is coloured once it is complete, without changing a character', async () => {
    const box = draw('```java\nint a = "x<y";\n```');
    await waitFor(() => expect(box.querySelector('.hljs-string')?.textContent).toBe('"x<y"'));
    expect(box.querySelector('pre')?.textContent).toBe('int a = "x<y";');
  });

  it('is not coloured while it grows', async () => {
    const box = draw('```java\nint a', true);
    await import('../../src/markdown/highlight');
    await Promise.resolve();
    expect(box.querySelector('[class^=hljs]')).toBeNull();
  });

  it('in a language nobody knows stays plain', () => {
    expect(highlight('x', 'klingon')).toBeNull();
  });

  it('is read back from nested spans', () => {
    expect(spansOf('a<span class="s">&quot;<span class="t">b</span>&lt;</span>&amp;lt;')).toEqual([
      { text: 'a', className: undefined },
      { text: '"', className: 's' },
      { text: 'b', className: 't' },
      { text: '<', className: 's' },
      { text: '&lt;', className: undefined },
    ]);
  });
});

describe('a long text', () => {
  it.each([
    ['paragraphs', 'one\ntwo\n\n\nthree', ['one\ntwo', 'three']],
    ['a fence with blank lines', 'a\n\n```\nx\n\ny\n```\n\nb', ['a', '```\nx\n\ny\n```', 'b']],
    ['a fence that is not closed yet', '```java\nx\n\ny', ['```java\nx\n\ny']],
    ['a fence inside a longer one', '````\n```\n\nx\n````\n\nb', ['````\n```\n\nx\n````', 'b']],
    ['a list with blank lines', '1. a\n\n   more\n\n2. b\n\nend', ['1. a\n\n   more\n\n2. b', 'end']],
    ['reference definitions', 'see [x]\n\n[x]: https://example.com', ['see [x]\n\n[x]: https://example.com']],
    ['nothing', '\n \n', []],
  ])('is split into blocks: %s', (_, text, blocks) => {
    expect(splitBlocks(text)).toEqual(blocks);
  });

  it('draws anew only the block that grows', () => {
    const { container, rerender } = render(<Markdown text={'first\n\nsecond'} streaming />);
    const first = container.querySelector('p');
    const seen: Node[] = [];
    const observer = new MutationObserver((records) => records.forEach((record) => seen.push(record.target)));
    observer.observe(container, { subtree: true, childList: true, characterData: true });
    rerender(<Markdown text={'first\n\nsecond and more'} streaming />);
    const touched = [...seen, ...observer.takeRecords().map((record) => record.target)];
    expect(container.textContent).toContain('second and more');
    expect(touched.some((node) => first?.contains(node))).toBe(false);
    expect(container.querySelector('p')).toBe(first);
  });
});
