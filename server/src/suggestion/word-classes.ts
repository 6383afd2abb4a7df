const words = (list: string) => new Set(list.split(/\s+/));

/** Pronouns that stand for who speaks. */
export const pronouns = words('he she they it i we you');
export const determiners = words(
  'the a an this that these those his her its their our my your one some another several many each every both two three other most',
);
/** Words that a mention of someone goes on after: a spokesman for the ministry, officials in Moscow. */
export const prepositions = words('of for at in from on with below near behind under inside close to');
/** Words at which a mention of someone ends, on either side. */
export const stops = words(
  `and or but nor so yet that which who whom whose what when while where whereas because since although though if unless until
  as than after before during by via about against into over through without between among despite according like per
  is are was were be been being am has have had having do does did will would shall should can could may might must
  not no never n't there here then now later earlier soon also again still even just only already once often always
  however meanwhile moreover therefore thus rather instead nevertheless nonetheless yesterday today tomorrow tonight recently
  afterwards subsequently further finally too both it them him us me himself herself themselves asked nobody nothing last next according speaking addressing
  referring commenting responding answering time day days week weeks month months year years morning evening night afternoon
  moment hour hours`,
);
/** Auxiliaries and adverbs between a subject and its verb. */
export const beforeVerb = words(
  `has have had also then later again still even now just once often always further recently already never not did does do
  would will could can may might must should to be been is are was were soon too first only simply rather since almost
  nonchalantly merely long nevertheless nonetheless therefore thus himself herself themselves yourself myself itself`,
);
export const auxiliariesOfPassive = words('is are was were be been being');
export const negations = words("not never n't hardly nobody nor");

/** Titles and posts that stand before a name with a capital. */
export const titles = words(
  `president prime minister premier foreign defence defense interior finance justice economy energy trade external affairs deputy
  vice chancellor general major colonel lieutenant captain admiral marshal brigadier commander sergeant secretary state press
  ambassador envoy professor prof. dr. mr. mrs. ms. mr mrs ms dr sir lord lady king queen prince princess emir sheikh sultan
  senator governor mayor chairman chairwoman chair speaker spokesman spokeswoman spokesperson chief head director academician
  analyst expert commentator comrade first acting former army gen. col. lt. maj. adm. capt. sen. rep. gov. st. pope
  patriarch bishop father judge representative commissioner kremlin duma congressman congresswoman official scholar`,
);
/** Words by which a name with capitals is known for an organization or a place. */
export const organizationWords = words(
  `ministry institute council university times news agency academy party bank union army committee department embassy forum house
  office press daily post service center centre command staff federation organization organisation commission assembly
  parliament government media group association administration court fund force forces society republic states kingdom
  club council sea war asia africa europe america ocean strait river road street prospekt square peninsula island islands region
  belt north south east west central square front school college centre network channel corporation company foundation fleet`,
);
/** Nouns for people by what they do, in classes whose members stand for each other. */
export const roleClasses: readonly ReadonlySet<string>[] = [
  words(
    'analyst expert scholar researcher professor fellow academic scientist specialist historian commentator economist observer',
  ),
  words('president leader head'),
  words('minister diplomat'),
  words('premier prime'),
  words('ambassador envoy diplomat attaché'),
  words('general officer commander colonel admiral marshal attaché soldier major lieutenant captain chief'),
  words('spokesman spokeswoman spokesperson secretary official representative'),
  words('lawmaker senator deputy legislator parliamentarian congressman congresswoman'),
  words('journalist reporter correspondent editor columnist writer author'),
  words('chairman chairwoman chairperson chair speaker director chief head'),
  words('politician statesman chancellor'),
  words('businessman businesswoman trader entrepreneur'),
];

/** Nouns of what someone says: Putin's remarks, his reference to. */
export const speechNouns = words(
  `remark remarks statement statements reference references announcement claim claims comment comments call calls warning
  warnings assertion words word description pledge promise insistence argument phrase reply answer contention observation
  admission dictum maxim motto thesis mantra refrain plea appeal threat proposal suggestion
  hint quip rebuke criticism denial testimony boast declaration speech letter message slogan verdict conclusion view line question complaint demand`,
);

export const weekdays = words('monday tuesday wednesday thursday friday saturday sunday');
export const months = words(
  'january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.',
);
