package de.medicalhub.fhir.appointment;

import de.medicalhub.common.fhir.HubCodes;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What a video consultation needs besides its time: a room, and the Encounter that it will become.
 *
 * @param caseId the case that it is a part of
 * @param patient {@code Patient/…}
 * @param doctor {@code Practitioner/…}
 * @param practice {@code Organization/…}
 */
public record VideoVisit(Identifier caseId, String patient, String doctor, String practice) {
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final int ALIAS_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new room. An alias, not a secret: who may enter is decided by the token or the join link. */
    public static Extension room() {
        byte[] alias = new byte[ALIAS_BYTES];
        RANDOM.nextBytes(alias);
        Extension extension = new Extension(HubCodes.VIRTUAL_SERVICE);
        extension.addExtension(
                HubCodes.VIRTUAL_SERVICE_ADDRESS, new StringType(HexFormat.of().formatHex(alias)));
        return extension;
    }

    /**
     * The visit, not yet begun.
     *
     * @param appointment name of the Appointment in the transaction, or its reference
     */
    public Encounter planned(String appointment) {
        Encounter encounter = new Encounter();
        encounter.addIdentifier(caseId.copy());
        encounter.setStatus(Encounter.EncounterStatus.PLANNED);
        encounter.setClass_(new Coding(ACT_CODE, "VR", "virtual"));
        encounter.setSubject(new Reference(patient));
        encounter.addAppointment(new Reference(appointment));
        encounter.addParticipant().setIndividual(new Reference(doctor));
        encounter.setServiceProvider(new Reference(practice));
        return encounter;
    }
}
