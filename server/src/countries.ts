import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

/** The countries of ISO 3166-1, with their names in three languages: the package's own entry reads some eighty. */
for (const names of [english, russian, chinese]) countries.registerLocale(names);

export { countries };
