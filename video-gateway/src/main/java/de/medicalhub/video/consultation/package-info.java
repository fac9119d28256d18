/**
 * Who may meet in a video consultation, and what the record says of it.
 *
 * <ol>
 *   <li>Facts come from the FHIR Appointment, read with the caller's own token: who cannot read it cannot do anything
 *       with it here.
 *   <li>The host is a person with the role gp who can read the Appointment, or a practitioner named in it. The host alone
 *       opens the desk and makes links; the signed-in patient may take the own link. Nurses and discharge managers do
 *       neither, though they may read the Appointment.
 *   <li>People may join from 30 minutes before the start until four hours after it.
 *   <li>An invitation is a link with a random secret of 256 bits in the fragment, which browsers send to no server. The
 *       database holds its SHA-256 only, so that a stolen copy opens no room.
 *   <li>The first browser that joins with a link is the only one: it gets a participant cookie, and from then on only
 *       link and cookie together, or the cookie alone, let in. The page may bring the secret of the cookie along when it
 *       joins, so that it joins again where the answer was lost. Opening the page without joining binds nothing.
 *   <li>A new invitation that was given out ends the older unused ones of the same Appointment; joining with it ends the used
 *       ones too, so that there is one patient at a time. With the end of the call all links end, in the same transaction; one
 *       exception: the browser that the patient joined with may wait once more until the time to join is over.
 *   <li>What happened is reported to FHIR (Encounter of class VR: arrived, in-progress, finished; Appointment:
 *       fulfilled) through an outbox, written in the same transaction, only ever forward. The report never decides who
 *       is in the waiting room.
 *   <li>Who met whom is forgotten after the configured time, at most 90 days (three months are the most that the rules for
 *       video services allow).
 *   <li>A patient always learns whom to ring up: name and phone of the practice, and nothing else of it, go to whoever
 *       holds a link that we gave out, also where it lets nobody in any more. No number is ever invented.
 *   <li>A link ends with its Appointment: one that was moved or cancelled lets nobody look, join or come back with the
 *       cookie. The record is asked; that it stands is remembered for ten seconds at the most and forgotten as soon as the FHIR
 *       server says that anything of the case changed. Who waits inside when it is cancelled reads so within half a minute (two
 *       minutes where no change is heard of), and whom to ring up. Only where the record does not answer, the link is trusted.
 *   <li>What the FHIR server erases is erased here within a minute: the consultation with its links and its waiting room.
 *   <li>The host may invite one more person (relative, interpreter, nursing service) by a link of their own; it says as what
 *       they come and no name. They see and hear the call while it runs, and never what was written in the waiting room. The
 *       host may send them away; their link ends with that.
 *   <li>Whose consultation it is, is kept as a hash only: it counts who waits before whom, and tells a host who else waits.
 *   <li>What the host notes beside the video, and the ticks of the checklist but one (rule 16), stay in their browser's tab until they send the
 *       notes as a summary: a message of the case, written with their own token, to the patient and to all who treat. They
 *       survive a reload, and go at sign-out, for another person, and after twelve hours.
 *   <li>The host may let the hub send the link by e-mail or SMS, to an address that the patient has given for this. The
 *       message says when and by which link, and nothing about the patient; an e-mail brings the calendar file along. It is
 *       tried again for about an hour. It is sent at least once: where the answer of a server is lost, it goes out twice. The
 *       host reads whether it was sent, failed or was replaced. The address is kept until then only, and the secret not at all:
 *       each attempt makes a new link, which ends those of the same message's attempts before. Other links go on until the
 *       message was sent; a newer link, by hand or by another message, settles the messages that still wait. The host
 *       confirms that the patient gave the address; there are limits at a time and a day.
 *   <li>That the health card was held to the camera and fits the person is a point of the record: who compared and when, on
 *       the Encounter, without picture and number. It is stored before it shows as ticked, may be taken back, and stands in
 *       the summary. The host alone writes it, while people may join. Where it cannot be read the page says so, and all else goes on.
 *   <li>A link may be tried thirty times a minute, whatever comes of it. Links that we do not know may be tried 120 times a minute
 *       from one address; then nothing that comes from there is looked up for the rest of the minute.
 *   <li>Where too many people come at the same moment, some are told so and when to come again; their pages do that by
 *       themselves, and running calls notice nothing. Questions to the record that come together are asked together.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.consultation;

import org.jspecify.annotations.NullMarked;
