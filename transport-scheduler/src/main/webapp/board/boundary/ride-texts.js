/** Words about single rides and standing orders on the board. */
import { texts } from '/assets/words.js';

const TEXTS = {
  de: {
    cancelRide: 'Absagen', cancelName: (name) => `Fahrt absagen: ${name}`, cancelTitle: (name) => `Fahrt von ${name} absagen?`,
    cancelHelp: 'Der Platz im Fahrzeug wird sofort frei. Der Fahrer sieht die Fahrt nicht mehr. Bitte sagen Sie es auch der Person selbst.',
    cancelReason: 'Warum?', cancelBack: 'Auch die Rückfahrt absagen', cancelNow: 'Fahrt absagen', keepRide: 'Fahrt behalten', cancelSaid: (name) => `Abgesagt: ${name}. Die Tafel ändert sich gleich.`,
    cancelReasons: { 'patient-wish': 'Die Person möchte es so', 'no-longer-needed': 'Nicht mehr nötig', 'provider-absent': 'Praxis oder Klinik hat abgesagt', other: 'Anderer Grund' },
    approvals: 'Genehmigungen von Dauerfahrten', toStanding: 'Zu den Dauerfahrten',
    approvalsSoon: (count) => (count === 1 ? 'Eine Genehmigung einer Dauerfahrt läuft bald ab.' : `${count} Genehmigungen von Dauerfahrten laufen bald ab.`),
    approvalsEnded: (count) => (count === 1 ? 'Eine Genehmigung einer Dauerfahrt ist abgelaufen.' : `${count} Genehmigungen von Dauerfahrten sind abgelaufen.`),
  },
  en: {
    cancelRide: 'Cancel', cancelName: (name) => `Cancel ride: ${name}`, cancelTitle: (name) => `Cancel the ride of ${name}?`,
    cancelHelp: 'The place in the vehicle is free at once. The driver no longer sees the ride. Please tell the person, too.',
    cancelReason: 'Why?', cancelBack: 'Cancel the way back, too', cancelNow: 'Cancel ride', keepRide: 'Keep ride', cancelSaid: (name) => `Cancelled: ${name}. The board changes in a moment.`,
    cancelReasons: { 'patient-wish': 'The person wishes so', 'no-longer-needed': 'Not needed any more', 'provider-absent': 'Practice or clinic has cancelled', other: 'Other reason' },
    approvals: 'Approvals of standing orders', toStanding: 'To the standing orders',
    approvalsSoon: (count) => (count === 1 ? 'One approval of a standing order ends soon.' : `${count} approvals of standing orders end soon.`),
    approvalsEnded: (count) => (count === 1 ? 'One approval of a standing order has ended.' : `${count} approvals of standing orders have ended.`),
  },
};

export const text = texts(TEXTS);
