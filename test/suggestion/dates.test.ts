import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

/** A Monday. */
const publishedOn = '2019-10-21';
const date = (text: string, published: string | null = publishedOn) =>
  said(text, { publishedOn: published })[0]?.saidOn;

describe('the date of what is said', () => {
  it.each([
    ['“We agree,” Li Wei said on Friday.', '2019-10-18'],
    ['“We agree,” Li Wei said on Monday.', '2019-10-21'],
    ['“We agree,” Li Wei said today.', '2019-10-21'],
    ['“We agree,” Li Wei said yesterday.', '2019-10-20'],
    ['“We agree,” Li Wei said three days ago.', '2019-10-18'],
    ['“We agree,” Li Wei said last week.', '2019-10-14/2019-10-20'],
    ['“We agree,” Li Wei said last month.', '2019-09'],
    ['“We agree,” Li Wei said last year.', '2018'],
    ['“We agree,” Li Wei said on October 3.', '2019-10-03'],
    ['“We agree,” Li Wei said on 3 November.', '2018-11-03'],
    ['“We agree,” Li Wei said in June.', '2019-06'],
    ['“We agree,” Li Wei said in August 2018.', '2018-08'],
    ['“We agree,” Li Wei said in 1996.', '1996'],
    ['On October 3, 2017, Li Wei said: “We agree.”', '2017-10-03'],
    ['Speaking in Kazan earlier this month (October 3), Li Wei said: “We agree.”', '2019-10-03'],
  ])('%s → %s', (text, expected) => {
    expect(date(text)).toBe(expected);
  });

  it('is none that stands for something else', () => {
    expect(date('“We will meet in May,” Li Wei said.')).toBeNull();
    expect(date('Li Wei said the treaty of June 2001 was “sound”.')).toBeNull();
    expect(date('“We may march,” Li Wei said in a speech that may be read.')).toBeNull();
    expect(date('“We agree,” Li Wei said a few weeks ago.')).toBeNull();
  });

  it('is no more exact than the publication allows', () => {
    expect(date('“We agree,” Li Wei said on Friday.', '2019-10')).toBeNull();
    expect(date('“We agree,” Li Wei said last month.', '2019-10')).toBe('2019-09');
    expect(date('“We agree,” Li Wei said on June 7.', '2019')).toBe('2019-06-07');
    expect(date('“We agree,” Li Wei said on June 7.', null)).toBeNull();
    expect(date('“We agree,” Li Wei said on June 7, 2018.', null)).toBe('2018-06-07');
  });

  it('is any time up to the source where only that is dated', () => {
    expect(date('Li Wei said it was “late” (RIA Novosti, June 7).')).toBe('../2019-06-07');
  });

  it('holds for another clause of the sentence in which the same person speaks', () => {
    expect(date('Li Wei spoke on October 3, and he called the pact “sound”.')).toBe('2019-10-03');
  });

  it('is none of an interview that was published then, nor of a relative clause', () => {
    expect(date('“We agree,” Li Wei said in a talk published on Friday.')).toBeNull();
    expect(date('Li Wei, who arrived in June, said: “We agree.”')).toBeNull();
  });

  it('holds for what the same speaker goes on to say', () => {
    const all = said('“We agree,” Li Wei said on Friday. “We will sign.”', { publishedOn });
    expect(all.map(({ saidOn }) => saidOn)).toEqual(['2019-10-18', '2019-10-18']);
  });
});
