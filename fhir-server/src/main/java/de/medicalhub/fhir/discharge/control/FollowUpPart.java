package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The video consultation: its appointment and the encounter that it will become. */
final class FollowUpPart {
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NewCase theCase;

    FollowUpPart(NewCase theCase) {
        this.theCase = theCase;
    }

    /** Name of the Appointment in the transaction. */
    String write(CaseBundle bundle) {
        String appointment = bundle.add(appointment());
        bundle.add(encounter(appointment));
        return appointment;
    }

    private Appointment appointment() {
        Instant start = theCase.plan().followUp().start();
        Appointment appointment = new Appointment();
        appointment.addIdentifier(theCase.id().toIdentifier());
        appointment.addExtension(room());
        appointment.setStatus(Appointment.AppointmentStatus.BOOKED);
        appointment.addServiceType(OwnCodes.shipped().concept(HubCodes.SERVICE_TYPE, "video-consultation"));
        appointment.setStart(Date.from(start));
        appointment.setEnd(Date.from(start.plus(LASTS)));
        appointment.setMinutesDuration((int) LASTS.toMinutes());
        appointment.setCreated(Date.from(theCase.now()));
        accepted(appointment, theCase.patient());
        accepted(appointment, new Reference(theCase.partners().doctor()));
        return appointment;
    }

    private Encounter encounter(String appointment) {
        Encounter encounter = new Encounter();
        encounter.addIdentifier(theCase.id().toIdentifier());
        encounter.setStatus(Encounter.EncounterStatus.PLANNED);
        encounter.setClass_(new Coding(ACT_CODE, "VR", "virtual"));
        encounter.setSubject(theCase.patient());
        encounter.addAppointment(new Reference(appointment));
        encounter
                .addParticipant()
                .setIndividual(new Reference(theCase.partners().doctor()));
        encounter.setServiceProvider(new Reference(theCase.partners().practice()));
        return encounter;
    }

    /** An alias, not a secret: who may enter is decided by the token or the join link. */
    private static Extension room() {
        byte[] alias = new byte[8];
        RANDOM.nextBytes(alias);
        Extension extension = new Extension(HubCodes.VIRTUAL_SERVICE);
        extension.addExtension(
                HubCodes.VIRTUAL_SERVICE_ADDRESS, new StringType(HexFormat.of().formatHex(alias)));
        return extension;
    }

    private static void accepted(Appointment appointment, Reference actor) {
        appointment.addParticipant().setActor(actor).setStatus(Appointment.ParticipationStatus.ACCEPTED);
    }
}
