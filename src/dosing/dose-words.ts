/**
 * Words of a prescription in English, German, French, Spanish, Italian and Dutch: who writes one of them speaks of a dose
 * or of a day, and a number beside it is no strength of a tablet.
 */
const doseWords: readonly RegExp[] = [
  // English and Latin
  /(?<![\p{L}\p{N}])(?:daily|days?|o\.?d|b\.?d|b\.?i\.?d|tds|t\.?i\.?d|q\.?i\.?d|q\.?d|qod|eod|qam|qpm|qhs|hs|prn|am|pm)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:stat|mane|nocte|every|each|alternate|once|twice|thrice|times?|weeks?|weekly|monthly)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:hours?|hourly|hrs?|\d{1,2} ?h|q ?\d{1,2} ?[hd]|max|maximum|up to|then|taken?|meals?)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:morning|noon|midday|evening|night|nightly|bedtime|breakfast|lunch|dinner)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|total|dosage|dosing)(?![\p{L}\p{N}])/iu,
  /(?<!unit[ -]|\p{L}|\p{N})doses?(?![\p{L}\p{N}])/iu,
  // German
  /(?<![\p{L}\p{N}])(?:tag|tage|tagen|tags|tgl|t[äa]gl|t(?:ä|ae)glich|std|stunden?|st(?:ü|ue)ndlich|w(?:ö|oe)chentlich|wochen?)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:morgens?|mittags?|abends?|nachts?|fr(?:ü|ue)h|jeden?|alle|(?:ein|zwei|drei|vier)?mal|(?:ins)?gesamt)(?![\p{L}\p{N}])/iu,
  /(?:dosis|dosen|tags?)(?![\p{L}\p{N}])/iu,
  // French
  /(?<![\p{L}\p{N}])(?:jours?|journali(?:er|ère)|quotidien(?:ne)?|matin|midi|soir|nuit|coucher|fois|semaines?)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:heures?|prises?|chaque|tous les)(?![\p{L}\p{N}])/iu,
  // Spanish
  /(?<![\p{L}\p{N}])(?:d[ií]as?|diari[oa]s?|diariamente|ma[ñn]anas?|mediod[ií]a|tardes?|noches?|semanas?|semanal)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:vez|veces|cada|horas?|tomas?)(?![\p{L}\p{N}])/iu,
  // Italian
  /(?<![\p{L}\p{N}])(?:giorn[oi]|giornalier[oa]|die|d[iì]|mattin[ao]|sera|notte|volt[ae]|ogni|settiman[ae]|ore|totale)(?![\p{L}\p{N}])/iu,
  // Dutch
  /(?<![\p{L}\p{N}])(?:dagelijks|dagen|dagdosering|avond|middag|keer|maal|week|weken|uur|elke|totaal)(?![\p{L}\p{N}])/iu,
  /(?:dag|daags|ochtends?)(?![\p{L}\p{N}])/iu,
];

/** "1-0-1", "½-0-½": morning, noon and evening. */
const scheme = /[\d½]\s?[-\u2010-\u2015\u2212]\s?[\d½]\s?[-\u2010-\u2015\u2212]\s?[\d½]/u;

/** "3 x", "2x/": so many times; "10 x 10" is a pack. */
const timesADay = /\d\s?[x×](?!\s?\d|\p{L})/iu;

export function speaksOfDose(said: string): boolean {
  return scheme.test(said) || timesADay.test(said) || doseWords.some((words) => words.test(said));
}
