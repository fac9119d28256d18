/** All words of the page of bills. */
export const TEXTS = {
  de: {
    title: 'Abrechnung',
    hint: 'Alle beendeten Fahrten und Lieferungen eines Monats mit Kilometern, Zeiten, Personen, Angaben aus Muster 4 und Unterschriften. Hier wird nichts berechnet.',
    month: 'Monat', monthHelp: 'Zum Beispiel 2026-11', monthInvalid: 'Bitte geben Sie den Monat als JJJJ-MM an.',
    download: 'Tabelle herunterladen (CSV)',
    private: 'Die Tabelle enthält Namen und Adressen. Wer sie herunterlädt, steht im Zugriffsprotokoll der Patienten.',
  },
  en: {
    title: 'Billing',
    hint: 'All rides and deliveries of a month that have ended, with kilometres, times, persons, facts of Muster 4 and signatures. Nothing is charged here.',
    month: 'Month', monthHelp: 'For example 2026-11', monthInvalid: 'Please give the month as YYYY-MM.',
    download: 'Download table (CSV)',
    private: "The table holds names and addresses. Whoever downloads it is named in the patients' access trail.",
  },
};
