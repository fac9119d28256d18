/**
 * Tells people that something has happened, by e-mail, web push or SMS, without saying what it is about.
 *
 * <ol>
 *   <li>B1 Nobody is told anything unless they have chosen it: each purpose for each channel (opt-in).
 *   <li>B2 A message says what kind of thing happened, which organisation caused it and where to read on after sign-in.
 *       Never a patient's name, place, date of birth, medicine or diagnosis.
 *   <li>B3 What has happened the FHIR server answers to {@code Communication/$notices}, asked with a service account that
 *       may ask nothing else about patients. A change of a case wakes the reading; a watermark makes that nothing is lost
 *       over a restart or a lost wake-up.
 *   <li>B4 Each person is told of each notice once on each channel. Sending is at least once; the message's id stays the
 *       same in each attempt, so that a mail program or a browser shows it once.
 *   <li>B5 In somebody's quiet hours nothing is sent; it waits for their end. Who wants a digest gets one e-mail a day at
 *       the chosen time. Times are those of Germany, also when the clocks change.
 *   <li>B6 What is due together for one person and channel is one message.
 *   <li>B7 An e-mail address or telephone number is used after its owner has entered the code that was sent there; a code
 *       holds for 15 minutes and five attempts, and within an hour five codes are sent.
 *   <li>B8 A channel that is not set up is not offered, and the page says so; where none is, it says who can help
 *       and where the news stand until then.
 *   <li>B9 What could not be sent is tried again, longer and longer, and at last shown to the administrator.
 *   <li>B10 Push messages go to known push services only (or a configured list): an address from a browser must not make
 *       the hub call anywhere else. They are encrypted for the one browser (RFC 8291) and signed (RFC 8292).
 *   <li>B11 A day-old notice is told to nobody: after a long standstill people read their list, not old messages. Push
 *       and SMS are given up after six hours.
 *   <li>B12 Each way of sending goes on by itself, and so do the codes of each: a slow mail server keeps nothing else waiting.
 *   <li>B13 What has waited (quiet hours, digest, a fault) is looked at once more when it is sent: it is told if its reader still
 *       wants it there, it still holds, and the reader still is whom it concerns.
 * </ol>
 *
 * Pages: {@code /notifications} (everybody), {@code /undelivered} (administrator). Hooks for tests: {@code data-testid}
 * {@code mail-address}, {@code send-code}, {@code mail-code}, {@code confirm-code}, {@code save-notifications}, {@code saved},
 * {@code undelivered-row}.
 */
@NullMarked
package de.medicalhub.portal.notification;

import org.jspecify.annotations.NullMarked;
