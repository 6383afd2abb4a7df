/** How a person is called: in the order of running text, and as the source writes it where that differs. */
export interface PersonName {
  name: string;
  /** The source's own form, such as "Lavrov Sergei"; null where it is the name. */
  asWritten: string | null;
  /** A title that the source puts into the name ("King of Jordan"); null as a rule. */
  title: string | null;
  /** What a reader should know of how the name was made. */
  repairs: string[];
}

const titleAfter =
  /^(.+?) ((?:King|Queen|Emperor|Emir|Sultan|Pope|Patriarch|Prince|Princess|Metropolitan) of .+)$/;
const titleBefore = /^((?:Ruling )?(?:King|Queen|Prince|Grand Duke) of \S+) (.+)$/;
/** Words that belong to the surname that follows: "Van der Bellen", "Al Saud". */
const particles = /^(?:al|el|bin|ibn|van|von|der|den|de|del|della|di|da|dos|la|le|ter|ten)$/i;
/** Chinese and Korean names keep their order in English; these are their most frequent surnames in transcription. */
const surnameStays =
  /^(?:Bai|Cai|Cao|Chen|Cheng|Deng|Fu|Gao|Guo|Han|He|Hu|Huang|Jiang|Jin|Kim|Li|Lin|Liu|Luo|Ma|Moon|Park|Peng|Sun|Tang|Wang|Wei|Wen|Wu|Xi|Xie|Xu|Yang|Ye|Yu|Zeng|Zhang|Zhao|Zheng|Zhou|Zhu) [A-Z][a-z]+(?:-[a-z]+)?$/;

/** Reads a name written "Surname Given". A name that carries a title is in its own order already. */
export function readPersonName(written: string): PersonName {
  const before = titleBefore.exec(written);
  const after = before ? null : titleAfter.exec(written);
  const [name, title] = before ? [before[2], before[1]] : [after?.[1], after?.[2]];
  if (name && title) {
    return { name, asWritten: written, title, repairs: ['The name carries a title, which is taken off.'] };
  }
  const parts = written.split(/\s+/);
  if (parts.length < 2 || surnameStays.test(written)) {
    const repairs = parts.length < 2 ? [] : ['The name is taken to be Chinese or Korean: its order stays.'];
    return { name: written, asWritten: null, title: null, repairs };
  }
  let surname = 1;
  while (surname < parts.length - 1 && particles.test(parts[surname - 1] as string)) surname++;
  const given = parts.slice(surname);
  const turned = [...given, ...parts.slice(0, surname)].join(' ');
  const unsure = given.length > 1 && surname === 1;
  return {
    name: turned,
    asWritten: written,
    title: null,
    repairs: unsure ? [`The name has ${parts.length} words: the first is taken as the surname.`] : [],
  };
}
