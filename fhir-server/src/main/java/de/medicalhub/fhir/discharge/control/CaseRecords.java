package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.problem.HubException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The records as the operations need them, read and written in the name of the system. */
public interface CaseRecords {
    /**
     * The current version.
     *
     * @param reference such as {@code Task/12}
     */
    <T extends Resource> Optional<T> find(Class<T> type, String reference);

    /** Active problems of a patient. */
    List<Condition> activeConditions(String patient);

    /** Medicines that a patient takes. */
    List<MedicationRequest> activeMedication(String patient);

    /** Where an organisation is. */
    Optional<Location> locationOf(String organisation);

    /** Whether the stay has a discharge plan that is active. */
    boolean hasActiveCase(String encounter);

    /** The referral Tasks that ask for the same ServiceRequest. */
    List<Task> referralsFor(String serviceRequest);

    /** The referral Tasks that nobody has answered yet, in all cases. */
    List<Task> waitingReferrals();

    /** The care team of a case. */
    Optional<CareTeam> teamOf(String caseId);

    /** The Consent of a case for that purpose. */
    Optional<Consent> consentOf(String caseId, String purpose);

    /** The ride that brings the medicine of a case, not the driver's part of it. */
    Optional<Task> deliveryLegOf(String caseId);

    /** What was recorded about a resource. */
    List<Provenance> recordsAbout(String reference);

    /** All resources of that type that bear the case identifier, whatever their state. */
    <T extends Resource> List<T> partsOf(Class<T> type, String caseId);

    /**
     * Stores a transaction Bundle, wholly or not at all.
     *
     * @return the ids given, in the order of the entries, such as {@code Task/12}
     * @throws HubException CONFLICT if another version than expected is stored
     */
    List<String> store(Bundle transaction);
}
