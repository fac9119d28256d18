package de.medicalhub.video.conference.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.video.consultation.StaffCaller;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the record who may meet about a case. */
public interface CaseAccess {
    /** The case, if the caller may read its plan and it has not ended. */
    Optional<CaseTeam> find(StaffCaller caller, CaseId caseId);

    /**
     * What the page shows of it; nothing of this is kept but the patient's id.
     *
     * @param patientId by which an erasure is told
     * @param patient the patient's name, or empty where the caller may not read it
     * @param team names of the care team
     * @param organizations of the care team, such as {@code Organization/practice-1}
     */
    record CaseTeam(String patientId, String patient, List<String> team, Set<String> organizations) {}
}
