/** The words of titles, so that what is left of a label is a name. All in small letters, without marks. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Who somebody is: one of these makes a label without a name an unnamed speaker. */
export const roles = words(`
academician actor actress adviser advisor aide ambassador anchor announcer archbishop archpriest artist assistant astronaut
athlete attache attorney author ayatollah biologist bishop blogger boxer brigadier businessman businesswoman cadet candidate captain cardinal
ceo cfo chair chairman chairmanof chairperson chairwoman champion chancellor chief chiefs citizen co-chair co-chairman co-chairperson
co-founder coach colonel colonel-general columnist commandant commander commander-in-chief commentator commissar commissioner commodore
composer comrade conductor congressman consul coordinator corporal correspondent cosmonaut councillor counsellor crown curator
delegate delegates deputy deputies designer diplomat director director-general directors doctor doctors dr driver duke economist editor
editor-in-chief editors emir emperor employee employees engineer engineers ensign envoy executive expert farmer father fighter founder general
governor governor-general grandmaster head heads headmaster hero historian host hostess imam inspector instructor
instructor-test-cosmonaut interviewer investigator journalist journalists judge justice king laureate lawmaker lawyer leader leaders
lecturer lieutenant lieutenant-general lord major major-general manager mariner marshal master mayor medallist medalist member members
messrs metropolitan military militant minister ministers minister-president minster mnister moderator monarch mother mp mr mrs ms mufti musician
nurse observer officer officers official officials ombudsman ombudsperson operator organiser organizer owner painter paramedic
parliamentarian participant participants partner pastor patriarch physician physicist pianist pilot player plenipotentiary poet
politician pope premier presenter president president-elect presidents priest prime prince princess principal producer professor
prosecutor publisher queen rabbi rector reporter reporters representative representatives researcher resident ruler scholar scientist
scientists secretary secretary-general sen senator sergeant shah sheik sheikh singer skipper soldier speaker spokesman spokesperson
spokeswoman sportsman sr student students sultan superintendent surgeon teacher teachers technician test-cosmonaut trainer translator
treasurer undersecretary vice-admiral admiral vice-chairman vice-chancellor vice-governor vice-mayor vice-premier vice-president vice vice-rector
veteran veterans volunteer volunteers winner winners woman worker workers writer`);

/** Speakers whom a transcript does not name. */
export const unnamedSpeakers = words(`
answer answers audience comment comments crowd everybody everyone exclamation interpreter listener question questions remark remarks reply
replies response responses voice voices`);

/** Dignities under which people are known by their given name. */
export const dignities = words(`
archbishop ayatollah bishop cardinal duke emir emperor imam king metropolitan mufti patriarch pope prince princess queen shah sheik sheikh sultan`);

/** After one of these an unknown word names a place or a body: the president of Lukoil is no Mr Lukoil. */
export const prepositions = words('at by for from in of on to with');

/** Small words that stand inside titles, and join them. */
export const connectors = words(`
a acting all an and as dead eighth fifth first former fourth his her its late new ninth off one or our second seventh sixth tenth the their
third`);

/** Other words that offices, bodies and headings are made of. */
export const common = words(`
academic academy account accounts activities administration administrative aerospace affairs agencies agency agreement agricultural
agriculture air airborne airlines airport all-russia all-russian amendments analytical anti-monopoly anti-terrorist antimonopoly archive
archives area arctic armed arms army art arts assembly association atomic authority autonomous autonomy aviation award
bandy bank basin battalion battery black board body branch brigade broadcaster broadcasting budget bureau business cabinet campaign carriage
cathedral central centre center ceremony chamber channel children's church city civic civil clinical club coal coalition college command
commerce commission committee commodity communications communist company competition complex compressor concern conference congress
constitution constitutional construction consumer contact conversation cooperation co-operation corporation corps council country
county court crew crisis cultural culture curling customs cyber decade declaration defence defense democracy democratic democrats department
design detachment development digital direct directorate disaster district division drug duma east eastern ecology economic economy
education electoral electronic email embassy emergencies emergency energy engineering enterprises environment environmental equal eurasian
european events exchange executive external faction faculty family federal federation film finance financial fishery fleet flight food football
force forces foreign forest forum foundation front fund gas gazette global government governmental group growth guard guards hall headquarters
health healthcare helicopters high higher highways historical hockey holding hospital house housing human humanitarian ice independent
industrial industries industry information infrastructure initiatives innovation institute institution insurance intelligence interior
international internet interstate investigation investigative investment investments islamic joint journal judicial just kingdom kremlin
labor laboratory labour lavra law league left legal legislation legislative liberal liberation library line logistics magazine management
manned manufacturing maritime market mass media medical medicine meeting military-industrial militia ministry mining mission
monetary monitoring multimedia municipal museum museum-preserve museum-reserve music nation national nationalities nations natural naval
navy network news newspaper north northern nuclear oblast office oil okrug olympic open opera operations opposition orchestra order
organisation organization organising orthodox outlet oversight palace panel paralympic parliament parliamentary part party pavilion
peace pension people people's peoples permanent petroleum philharmonic physical pipeline plant plenary police policy political politburo popular
power preserve presidency presidential presidium press prison privy prize products programme programmes projects property
protection province provincial public radio railway railways reconciliation reform region regional regions relations relief religious
republic republican research reserve resources response revolution revolutionary rights river road rocket royal ruling rural safety sanctions
satellite school science sciences scientific section security senate senior service services session shipbuilding shipyard shop short-track skating
small social socialist society south southern space special sport sports squad square staff standards standing state states station
statistics steel stock strategic studies sub-committee summit supervision supreme system systems tax team technical technological
technologies technology telecommunications television territorial territory theatre theater tourism trade traffic transport transportation
treasury treaty tribunal troops trust trustees tv union united university upper urban utilities victory village war water
welfare west western women's works world youth`);

/** Bodies and places that stand beside names without "of": their heads are introduced as "Rosneft CEO" or "Moscow Mayor". */
export const properNames = words(`
abkhazia adygeya aeroflot alrosa altai america asia bashkortostan bavaria bbc caucasus chechnya chuvashia cis cnbc cnpc crimea csto
daghestan dagestan eu europe fifa gazprom gazprombank gazpromneft hermitage ingushetia interfax iss kaliningrad kalmykia kamaz kamchatka
karelia khakassia kolmar komi krasnoyarsk kurchatov lukoil mir mordovia moscow nasa nato norilsk novatek ntv oecd opec osce ossetia
petersburg promsvyazbank rosatom roscosmos rosneft rospotrebnadzor rosseti rostec rostelecom rushydro sakha sberbank sevastopol severstal
siberia skolkovo srpska st tass tatarstan tatneft transneft tyva udmurtia uefa ulyanovsk un unesco vgtrk vnesheconombank volga vtb
yakutia yandex`);

/** How headings and notices begin or go on, which are no label of a speaker at all. */
export const heading = new RegExp(
  `^(the )?(${[
    '(on|from|to|in) \\S+ .*|beginning|speech(es)?|statements?|opening remarks|excerpts?|transcript|press (statements?|conference|centre)|news conference|meeting',
    'conversation|ceremony|address|video ?(call|conference)|executive order|wreath|information|accreditation|badges?|contact|article|part',
    'chapter|annex|prizes|requests?|main events|note|events|document|message|entry|remarks at|see also|photo',
  ].join('|')})\\b|['’]s (comments|speech)\\b`,
  'i',
);

/** How a company ends. */
export const company =
  /\b(inc|corp|corporation|ltd|limited|llc|llp|plc|gmbh|bancorp|bankshares|holdings|company|companies|foundation)$/i;

/** Words that only a sentence holds. */
export const sentence = /\b(is|are|was|were|has|have|been|will|must|reads?|following)\b/;

/** A day or a page of a calendar, which no name holds. */
export const date =
  /\b(january|february|march|april|may|june|july|august|september|october|november|december)\.? \d/i;
