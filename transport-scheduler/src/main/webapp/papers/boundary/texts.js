/** All words of the page of papers. */
import { texts } from '/assets/words.js';

const TEXTS = {
  de: {
    title: 'Papiere',
    hint: 'Bis wann gilt was? 30 Tage vorher erinnert die Seite daran. Mit abgelaufenen Papieren wird niemand eingeplant.',
    empty: 'Sobald Ihre Flotte eingetragen ist, stehen hier Personen und Fahrzeuge.',
    validUntil: (word) => `${word}, gültig bis`,
    unknown: 'nicht eingetragen', valid: 'gültig', soon: 'läuft bald ab', expired: 'abgelaufen',
    save: 'Speichern', saveWhat: (word, name) => `Speichern: ${word}, ${name}`,
    kept: (word, name) => `Gespeichert: ${word}, ${name}`,
    signedOut: 'Sie sind nicht angemeldet, oder Ihre Sitzung ist abgelaufen.', signIn: 'Anmelden',
    forbidden: 'Diese Seite ist für die Disposition.', home: 'Zur Startseite',
    offline: 'Kein Netz. Bitte versuchen Sie es noch einmal.', failed: 'Das hat nicht geklappt.',
  },
  en: {
    title: 'Papers',
    hint: 'What is valid until when? The page reminds you 30 days before. Nobody is planned with papers that have expired.',
    empty: 'As soon as your fleet is entered, people and vehicles appear here.',
    validUntil: (word) => `${word}, valid until`,
    unknown: 'not entered', valid: 'valid', soon: 'expires soon', expired: 'expired',
    save: 'Save', saveWhat: (word, name) => `Save: ${word}, ${name}`,
    kept: (word, name) => `Saved: ${word}, ${name}`,
    signedOut: 'You are not signed in, or your session has ended.', signIn: 'Sign in',
    forbidden: 'This page is for dispatch.', home: 'Go to the start page',
    offline: 'No network. Please try again.', failed: 'That did not work.',
  },
};

export const text = texts(TEXTS);
