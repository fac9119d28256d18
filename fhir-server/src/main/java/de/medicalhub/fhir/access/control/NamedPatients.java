package de.medicalhub.fhir.access.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Relation;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * About which of the patients whom a search names the caller may find anything. Asked before the store is: that there is
 * nothing about somebody and that all of it is hidden then take the same, however much is hidden. It opens nothing.
 */
public final class NamedPatients {
    private final Ties ties;
    private final Rights rights;

    /**
     * @param ties of the caller, for this request only
     */
    public NamedPatients(Ties ties) {
        this.ties = ties;
        rights = Rights.of(ties.caller());
    }

    /**
     * Those to whom the caller has a tie that may open resources of the type.
     *
     * @param patients as {@code Patient/…}
     * @param findsRebuilt whether the criteria find what is shown in part
     */
    public Set<String> within(Collection<String> patients, String type, boolean findsRebuilt) {
        ties.expectPatients(Set.copyOf(patients));
        return patients.stream()
                .filter(patient ->
                        ties.caller().roles().stream().anyMatch(role -> may(role, patient, type, findsRebuilt)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean may(Role role, String patient, String type, boolean findsRebuilt) {
        return inOrder(rights.showing(role, type)).stream().anyMatch(relation -> switch (relation) {
            case OWN_INPATIENT -> ties.isInpatient(patient);
            case OWN_PATIENT -> ties.isOwnPatient(patient);
            case CASE_PATIENT, CASE_PART ->
                CasePart.of(role)
                        .filter(part -> ties.mayBeInTeam(patient, part))
                        .isPresent();
            case EMERGENCY -> ties.mayBeEmergency(patient);
            case OWN_RECORD -> patient.equals(ties.caller().fhirUser());
            case RELATIVE, CONFIDANT -> ties.isTrusted(patient, RelativeScope.APPOINTMENTS);
            case LEG -> type.equals("Task") || type.equals("ServiceRequest") || ties.hasLeg(patient);
            case VIDEO -> !type.equals("Patient") || ties.hasVideo(patient);
            case ASKED -> findsRebuilt;
            case ENDED -> ties.mayHaveEnded(patient);
            case NONE, OWN_TASK, OWN_CONTENT, OWN_CALENDAR, OPEN_TIMES, OWN_ENTRY, OWN_SUBSCRIPTION -> true;
        });
    }

    /** What the decision about a result asks anyway comes first. */
    private static List<Relation> inOrder(Set<Relation> relations) {
        return relations.stream()
                .sorted((one, other) -> Boolean.compare(one == Relation.ENDED, other == Relation.ENDED))
                .toList();
    }
}
