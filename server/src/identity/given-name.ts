import { skeleton } from './spelling.ts';

/**
 * Given names that are frequent among those who speak in this field. They tell where a name begins in a label, and which end of it the
 * surname stands at; a name that is not here is found by the words around it.
 */
const frequent = `
Abdel Abdelaziz Abdelfattah Abdul Abdulla Abdullah Abdulaziz Abdurakhman Abraham Abram Adam Adel Adnan Adolf Afroz Agnes Ahmad Ahmed Ahmet Aider
Aisen Akhmat Akhmed Alan Alain Alastair Albert Albina Aleftina Alejandro Aleksandar Alena Alevtina Alexander Alexandar Alexandra Alexei
Alexis Alfred Ali Alice Alina Alisa Alla Allan Almazbek Alpha Altynai Alyona Aman Amiran Amr Anastasia Anatoly Andre Andrea Andreas Andrei
Andres Andrew Andrzej Andrus Anders Angela Angelina Ann Anna Anne Annalena Antal Anthony Anton Antonina Antonio Antony Anwar Araz Aram
Ariel Arina Arkady Armen Armin Arnold Arseniy Arseny Artem Artur Arthur Artyom Ashraf Asif Askar Aslan Avdotya Avigdor Ayman Baburam
 Barack Bashar Beata Ben Benazir Benjamin Benyamin Bernard Bernd Bill Boris Borislav Borut Boyko Brian Bronislaw Bruno Carl Carla Carlo Carlos
Catherine Charles Chris Christian Christina Christine Christopher Claude Claudia Condoleezza Cyril Dalia Daniel Daniil Danil Danila
Danilo Darya Dariga David Demyan Denis Diana Diego Dilma Dinar Dinara Dirk Dmitry Dmytro Dominique Donald Dzhanik Ebtesam Edgar Edgars Eduard
Edward Egor Ehud Ekaterina Elbegdorj Elena Elina Elizabeth Elizaveta Ella Elmar Elvira Emil Emilia Emma Emmanuel Emomali Enrique Enzhi Eric
Erik Erlan Ernst Esteban Eugene Eva Evo Faina Farid Fatih Federica Federico Fedor Felipe Felix Ferdinand Fernando Fidel Filipp Florian Frances
Francesco Francis Francisco Francois Frank Frank-Walter Franz Fred Frederic Friedrich Fumio Fyodor Gabriel Galina Gamal Garry Gary Gennady Geoff
Geoffrey Georg George Georges Georgi Georgy Gerard Gerhard German Giancarlo Gianni Gilles Giorgi Giorgia Giorgio Giovanni Giuseppe Gleb
Goar Gordon Grace Graham Greg Gregory Grigol Grigory Guido Gulnara Gurbanguly Gusein Gustavo Guy Hamad Hamid Hamza Hans Hans-Dietrich Harold
Harry Hasan Hassan Heather Heiko Heinz Helen Helga Helmut Henri Henrik Henry Herman Hermann Hillary Hirofumi Horst Hosni Hossein Howard 
Hubert Hugo Hussein Ian Ibrahim Igor Ildar Ilham Ilona Ilya Inessa Inga Inna Ioann Ion Irakli Irina Isa Isaac Islam Ismail
Ivan Ivanka Ivica Ivo Jack Jacob Jacques Jair James Jan Jane Janet Janez Janos Jason Javier Jean Jean-Claude Jean-Marc Jean-Pierre Jean-Yves
Jeffrey Jeremy Jerzy Jesus Jim Jimmy Joachim Joao Joe Joel Johan Johannes John Jon Jonas Jonathan Jorge Jose Josef Joseph Josep Joschka Joshua
Juan Juha Jules Julia Julian Julie Julio Junichiro Justin Kamala Karel Karen Karim Karin Karl Karol Kassym-Jomart Kate Katherine Kathleen Kay Kazbek
Kazimierz Keith Kemal Ken Kenneth Kersti Kevin Khaled Khaltmaagiin Khalid Khabib Khamzat Kira Kirill Kirsten Klaus Klavdia Kofi Kolinda
Konrad Konstantin Konstantinos Kristina Kristalina Ksenia Kurt Lana Lars Larisa Larry Lassina Laura Laurent Lech Lee Leila
Leo Leon Leonid Lev Lidia Lilia Linas Linda Lloyd Lora Louis Luc Luca Lucas Ludmila Luigi Luis Luiz Lyubov Lyudmila Madeleine Magomed
Maha Mahathir Mahmoud Maia Maithripala Maksut Manmohan Manuel Marat Marc Marco Margaret Margarita Margrethe Maria Mariano Marina Marine Mario
Mark Marko Markus Martha Martin Marwan Mary Masoud Mateusz Matteo Matthew Maurice Mauricio Mauro Maxim Maya Megyn Mehdi Mehmet Mehriban
Mevlut Michael Michel Michelle Miguel Mihail Mika Mike Mikhail Mikheil Mikis Milan Milorad Milos Mintimer Mircea Miro Miroslav Mohamed Mohammad
Mohammed Moshe Muammar Muhammad Muhtar Murat Musa Mustafa Mykola Nadezhda Nadia Nail Nailya Naina Nancy Narendra Natalia Natalya Nathalie Nawaz
Nestor Nicholas Nick Nicola Nicolae Nicolas Nicos Nigel Nika Nikita Nikol Nikola Nikolai Nikolas Nikos Nina Nino Noah Noel Nouri Nursultan
Oksana Olaf Oleg Oleksandr Oleksiy Olena Olesya Olga Olivier Olli-Pekka Omar Oscar Oskar Otar Otto Pablo Paolo Pascal Patricia Patrick Paul
Paula Pavel Pavlo Pedro Peter Petr Petra Petro Philip Philippe Pier Pierre Pietro Polina Pranab Prokopis Pyotr Qasem Rachel Radek Radik
Radiy Radoslaw Rafael Rainer Raisa Ralph Ram Ramazan Ramzan Ramil Ramon Rashid Raul Ravil Ravshan Rawil Raymond Recep Regina Rein Renat Rene Reuven Rex
Richard Rick Rinat Robert Roberta Roberto Robin Rodion Rodrigo Roger Roland Roman Romano Ron Ronald Roy Ruben Rudolf Rumen Ruslan
Rustam Rustem Ryan Saad Sabine Saddam Sadyr Salman Salome Salvador Sam Samantha Samuel Sandra Sara Sarah Sauli Sebastian Semyon Serge Sergei
Sergio Serhiy Serzh Shamil Shavkat Shigeru Shimon Shinzo Sigmar Silvio Simon Simona Slava Slobodan Sofia Sonia Sooronbay Stanislav Stanislaw Stas
Stefan Stella Stepan Stephane Stephen Steve Steven Stuart Suheil Susan Suleyman Svetlana Sylvia Taisia Talgat Tamara Tamim Tarja Taras Tariq Tatiana
Tatyana Tayyip Teimuraz Terry Theresa Thierry Thomas Thorbjorn Tigran Tikhon Tim Timofei Timothy Timur Tina Toby Toivo Tom Tomas Tomislav Tony Toomas Traian
Tzipi Uhuru Ulrich Ulyana Urmas Ursula Usman Vadim Vagit Vahan Valdis Valentin Valentina Valeria Valery Varvara Vasily Vaclav Veniamin Vera
Veronika Viatcheslav Victor Victoria Viktor Viktoria Vilen Vincent Viola Vitali Vitaly Vladimir Vladislav Vladlen Volodymyr Volker Vsevolod Vyacheslav
Waldemar Walter Werner Wesley Wilfried Wilhelm William Wolfgang Yair Yakov Yan Yana Yanis Yaroslav Yaroslava Yaser Yasser Yefim Yegor Yekaterina Yelena
Yelisei Yelizaveta Yevgeny Yevgenia Yitzhak Yoshihide Yoshiro Yoweri Yuan Yukio Yulia Yunus-Bek Yuri Yury Yusup Yves Zakhar Zalina Zalmay Zbigniew
Zhanna Zinaida Zinovy Zoran Zoya Zulfiya Zurab`;

const given = new Set(frequent.trim().split(/\s+/).map(skeleton));

/** Whether a word is a given name that is frequent in this field, in any romanization. */
export function isGivenName(word: string): boolean {
  return given.has(skeleton(word));
}

/** Family names of one syllable that stand before the given name in Chinese, Korean and Vietnamese. */
const familyFirst = new Set(
  `ahn bae bai bang bui byun cai cao cha chang chen cheng cho choe choi chu chun chung cui dai dang deng ding do dong doan du duan fan fang feng fu gao gong
  gu guan guo ha han hao he heo hong hou hu hua huang hui huynh huo hwang hyun im jang jeon jeong ji jia jiang jin jo joo ju jung kang kim ko kong ku kwak kwon lai lam
  le lee lei lim li liang liao lin ling liu lu luan luo luong ma mao meng min moon nam ngo nguyen noh oh ouyang pak pan park peng pham phan phung qi qian qiao qin
  qiu qu quach rao ren rim roh ryu seo shao shen shi shim shin sim sima sohn son song su suh sun tan tang tao tian tong tran trinh truong tu vo vu wan wang
  wei wen won woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yeo yi yim yin yoo yoon you yu yuan yun zeng zha zhan zhang zhao zheng zhong
  zhou zhu zhuang zhuge zou`.split(/\s+/),
);

const syllables = `(?:[bpmfdtnlgkhjqxrzcswy]|[zcs]h|ng|nh|ph|th|tr|kh|gi)?[aeiouy]+(?:ng|nh|n|r|m|k|p|t|l|c|ch|h)?`;
const syllabic = new RegExp(`^${syllables}(?:-?${syllables}){0,1}$`);

/** Whether a word is such a family name. */
export function isFamilyName(word: string): boolean {
  return familyFirst.has(word.toLowerCase());
}

/** Whether words are a name in the order of East Asia, family name first: "Xi Jinping", "Moon Jae-in", "Tran Dai Quang". */
export function isFamilyFirst(words: readonly string[]): boolean {
  const [first = '', ...rest] = words.map((word) => word.toLowerCase());
  return (
    isFamilyName(first) &&
    rest.length > 0 &&
    rest.length <= 2 &&
    rest.every((word) => syllabic.test(word) && (!isGivenName(word) || word.includes('-')))
  );
}
