/**
 * Booking, moving and cancelling appointments in calendars, as ISiK Terminplanung (level 3) demands of a server.
 *
 * <ol>
 *   <li>An appointment is booked wholly or not at all: the Appointment and all its Slots are one transaction, and the
 *       version of each Slot decides. Of two at once exactly one wins; the other gets 409.
 *   <li>What is missing is 400, what cannot be (unknown patient or one whose record is not active, other kind of treatment, end
 *       before start) is 422, what is taken is 409; each with an OperationOutcome that names the elements.
 *   <li>The Slots are those named, or those of the named Schedule that cover the time, no more of them than are needed.
 *       A free Slot beside a blocked one of the same time is not taken. A
 *       free Slot that is longer than the appointment is divided: the rest stays free and names the Slot that it was a part
 *       of, so that who still names that Slot gets what is free of it.
 *   <li>Moving is one step: {@code cancelled-appt-id} is cancelled only if the new appointment is booked, which names it
 *       as the one that it replaces.
 *   <li>Whoever cancels an appointment, by whichever way, frees its Slots in the same transaction. A cancelled one does
 *       not come back, and one with Slots changes its time by booking only. A patch leaves Slots, time and patient as they are.
 *   <li>A caller books in calendars of the own organisations and for patients whom the caller may read; another patient is
 *       as unknown as one who does not exist, and so is everything else that the appointment names and the caller may not
 *       read. An emergency access opens reading only, not booking. What is moved stands in calendars of the own
 *       organisations, too, and in no discharge case.
 *   <li>A person does not book into the past. A hospital's system may, because it also enters what has been.
 *   <li>Appointments come into being by booking. Who writes one past it that takes its time (booked, pending, arrived,
 *       checked in, fulfilled) and names Slots is held to the same: the Slots are of the own calendars, cover the time and
 *       are free, or busy without an appointment that holds them, and are busy after the same transaction, each as a whole.
 *       A Slot that an appointment holds is not made free, and keeps its time. An appointment without Slots stays
 *       possible, for hospitals enter what they have booked elsewhere; and administrators, who import records of both
 *       kinds in any order, write what has been.
 *   <li>An appointment of a discharge case (it bears the case identifier) is booked by the patient and by people of the
 *       organisations that take part as hospital, gp or nursing. The calendar belongs to the practice or nursing service of
 *       the case, whoever books; what a patient books is open to patients ({@code Slot.appointmentType}).
 *   <li>In a case, video consultations and home visits are booked; a video consultation needs the consent to it. A patient
 *       who has one to come moves it: a second one of its kind is 409. Those who treat may book several.
 *   <li>A video consultation of a case comes as the video gateway needs it: with a room, and with the Encounter that it will
 *       become. The person takes part, not the post; and is nowhere else at that time, in whichever calendar.
 *   <li>It is moved and cancelled ({@code $cancel}, with a reason) by the patient, the case's hospital or whose calendar it
 *       stands in; the planned visit ends in the same transaction, and with it every link to it. What has begun stays. With the
 *       reason {@code no-show} it becomes {@code noshow}: after its start only, and not by the patient.
 *   <li>Another feature that books in its own transaction asks {@link de.medicalhub.fhir.appointment.FreeTimes}: where a
 *       calendar is kept, a time that is not free in it is not booked. What it moves takes the first time of the same
 *       calendar that fits, or the one that it names, and gives the old one back.
 *   <li>Calendar feeds ask for times ({@code $times}): start, end and kind of somebody's appointments, without anybody else's
 *       name, place or reason.
 *   <li>That nobody came is taken back by those who may note it ({@code $cancel} with {@code undo}): the appointment is booked
 *       again with its Slots, and its visit is planned again. Not if its time is somebody else's by now, nor without the consent
 *       to video consultations.
 *   <li>That an appointment of a case took place, where no call by video tells it, is said by those in whose calendar it stands
 *       ({@code $held}), after its beginning, and by video after nobody can join any more (four hours after its start): it becomes
 *       {@code fulfilled}, and a planned video visit ends with it (decision 0109). Who said it by mistake takes it back ({@code undo}),
 *       as long as the case runs: the appointment is booked again, in its own time, which stayed taken, and its visit is planned.
 *       What a call by video has told stays, and there is no planned call without the consent to it (decision 0093).
 * </ol>
 *
 * <p>Who wants an answer later ({@code Prefer: respond-async}) gets 202 with the address of the appointment, which is booked by then.
 *
 * <p>Out of scope: whether a person is free at that time elsewhere (but for cases).
 */
@NullMarked
package de.medicalhub.fhir.appointment;

import org.jspecify.annotations.NullMarked;
