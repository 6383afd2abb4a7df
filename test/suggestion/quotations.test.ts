import { describe, expect, it } from 'vitest';
import { lines, said } from './said.ts';

describe('quotation marks', () => {
  it.each([
    ['straight', '"We are ready," Li Wei said.'],
    ['curly', '“We are ready,” Li Wei said.'],
    ['single curly', '‘We are ready,’ Li Wei said.'],
    ['single straight', "'We are ready,' Li Wei said."],
    ['guillemets', '«We are ready», Li Wei said.'],
    ['low and high', '„We are ready“, Li Wei said.'],
    ['closing ones at both ends', '”We are ready,” Li Wei said.'],
  ])('may be %s', (_, text) => {
    expect(lines(text)).toEqual(['Li Wei: We are ready']);
  });

  it('are no apostrophes', () => {
    expect(
      lines("The ministers' plan isn't ready, and the '90s won't return. It's the generals' own."),
    ).toEqual([]);
    expect(lines('‘The ministers’ advisers don’t agree,’ Li Wei said.')).toEqual([
      'Li Wei: The ministers’ advisers don’t agree',
    ]);
  });

  it('stand for no inches', () => {
    expect(lines('The 12" gun is old. "It still fires," Li Wei said.')).toEqual(['Li Wei: It still fires']);
  });

  it('without a partner quote nothing, and lose nothing that follows', () => {
    expect(lines('He wrote: “We are\n\nThen he left. “We are ready,” Li Wei said.')).toEqual([
      'Li Wei: We are ready',
    ]);
    expect(lines('A stray ” here. “We are ready,” Li Wei said.')).toEqual(['Li Wei: We are ready']);
  });

  it('leave brackets within alone', () => {
    expect(lines('Li Wei said, “[W]e trade [and] talk.”')).toEqual(['Li Wei: [W]e trade [and] talk.']);
  });
});

describe('a quotation', () => {
  it('over several paragraphs opens at each and closes at the last', () => {
    const text = '“We came first.\n\n“We stayed longest.\n\n“We will go last,” Li Wei said.';
    const [only, another] = said(text);
    expect(another).toBeUndefined();
    expect(only).toMatchObject({
      exact: 'We came first.\n\n“We stayed longest.\n\n“We will go last',
      directness: 'DIRECT_QUOTE',
      speaker: { name: 'Li Wei' },
    });
  });

  it('over several paragraphs may open once, as in a decree', () => {
    expect(
      lines('The decree says:\n“First, the fund is closed.\nSecond, the council is dissolved.”'),
    ).toEqual(['[The decree]: First, the fund is closed.\nSecond, the council is dissolved.']);
  });

  it('within another is proposed where the outer words say who speaks', () => {
    expect(
      lines('“The minister told us, ‘Sign it,’ and we signed the “Harbin” paper,” Li Wei said.'),
    ).toEqual([
      'Li Wei: The minister told us, ‘Sign it,’ and we signed the “Harbin” paper',
      '[The minister]: Sign it',
    ]);
  });

  it('in which somebody quotes himself is his own', () => {
    expect(lines('“I said, ‘Wait for me,’ and nobody did,” Li Wei recalled.').at(-1)).toBe(
      'Li Wei: Wait for me',
    );
  });

  it('is read across lines that are broken at a fixed width', () => {
    const text =
      'The minister of trade, Li Wei, spoke to the press on the steps of the hall\nand said that nothing had changed. "We are still here, and we will be here\nnext year," he said, and he left for the airport with his two advisers, who\nhad nothing to add.';
    expect(lines(text).at(-1)).toBe('Li Wei: We are still here, and we will be here\nnext year');
  });

  it('keeps the stop of whole sentences, not the comma before the verb or the stop after a fragment', () => {
    expect(lines('“We are late,” Li Wei said. “We know it.” He called the plan “sound.”')).toEqual([
      'Li Wei: We are late',
      'Li Wei: We know it.',
      'Li Wei: sound',
    ]);
  });

  it('is direct with whole sentences and partial with some words', () => {
    expect(said('Li Wei said the pacts were “relics” of another age.')).toMatchObject([
      { exact: 'relics', directness: 'PARTIAL_QUOTE' },
    ]);
    expect(said('Li Wei said, “They are relics of another age.”')).toMatchObject([
      { directness: 'DIRECT_QUOTE' },
    ]);
  });
});

describe('no statement is proposed from', () => {
  it.each([
    ['a title', 'Li Wei spoke about the film “Red Mountain” and the novel “The Long Night”.'],
    ['the name of a ship', 'Li Wei said that the frigate “Admiral Lazarev” had left.'],
    ['words held at arm’s length', 'The so-called “friends” met in Minsk.'],
    [
      'a word that somebody avoids',
      'Chinese officials are careful not to use the word “alliance” in public.',
    ],
    ['words that were not said', 'Li Wei did not call it “a pact”.'],
    ['words that could be said', 'How could Li Wei say “never” to that?'],
  ])('%s', (_, text) => {
    expect(said(text).filter(({ directness }) => directness !== 'PARAPHRASE')).toEqual([]);
  });
});

describe('a place', () => {
  it('counts code points, and keeps up to 32 of them on either side', () => {
    const text = `😀😀 ${'x'.repeat(40)} “We are 😀,” Li Wei said.`;
    const [only] = said(text);
    expect(only).toMatchObject({ start: 45, end: 53, exact: 'We are 😀' });
    expect(only?.prefix).toBe(`${'x'.repeat(30)} “`);
    expect(only?.suffix).toBe(',” Li Wei said.');
  });
});

describe('a text in another language', () => {
  it('gives its quotations with a low score and without speakers', () => {
    const text = '«Мы готовы к переговорам в любое время», — заявил министр.';
    expect(said(text, { language: 'ru' })).toMatchObject([
      { speaker: null, directness: 'DIRECT_QUOTE', score: 0.5 },
    ]);
  });
});
