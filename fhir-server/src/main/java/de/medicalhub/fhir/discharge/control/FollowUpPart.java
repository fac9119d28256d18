package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.appointment.VideoVisit;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;

/** The video consultation: its appointment and the encounter that it will become. */
final class FollowUpPart {
    /** Where the doctor's calendar does not say it. */
    static final Duration LASTS = Duration.ofMinutes(15);

    private final NewCase theCase;
    private final DischargePlan.FollowUp wish;
    private final Partners.Doctor gp;

    FollowUpPart(NewCase theCase, DischargePlan.FollowUp wish) {
        this.theCase = theCase;
        this.wish = wish;
        gp = theCase.partners().gp().orElseThrow();
    }

    /** Name of the Appointment in the transaction. */
    String write(CaseBundle bundle) {
        FreeTimes.Offer offer = theCase.followUp();
        offer.rest().forEach(bundle::add);
        offer.taken().forEach(bundle::replace);
        String appointment = bundle.add(appointment(offer));
        bundle.add(visit().planned(appointment));
        return appointment;
    }

    private Appointment appointment(FreeTimes.Offer offer) {
        Instant start = wish.start();
        Duration lasts = theCase.followUpLasts();
        Appointment appointment = new Appointment();
        appointment.addIdentifier(theCase.id().toIdentifier());
        appointment.addExtension(VideoVisit.room());
        appointment.setStatus(Appointment.AppointmentStatus.BOOKED);
        appointment.addServiceType(OwnCodes.shipped().concept(HubCodes.SERVICE_TYPE, HubCodes.VIDEO_CONSULTATION));
        appointment.setStart(Date.from(start));
        appointment.setEnd(Date.from(start.plus(lasts)));
        appointment.setMinutesDuration((int) lasts.toMinutes());
        offer.taken().forEach(slot -> appointment.addSlot(new Reference(LocalReference.of(slot))));
        appointment.setCreated(Date.from(theCase.now()));
        accepted(appointment, theCase.patient());
        accepted(appointment, new Reference(gp.person()));
        return appointment;
    }

    private VideoVisit visit() {
        return new VideoVisit(
                theCase.id().toIdentifier(), theCase.stay().patientReference(), gp.person(), gp.practice());
    }

    private static void accepted(Appointment appointment, Reference actor) {
        appointment.addParticipant().setActor(actor).setStatus(Appointment.ParticipationStatus.ACCEPTED);
    }
}
