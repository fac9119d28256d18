package de.medicalhub.fhir.access.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which patients a caller can read about at all, where these are known before anything is searched. A search
 * narrowed to them finds the same, because every relation below requires a tie to each patient of a resource; it spares the
 * store the rows that the decision would throw away.
 */
final class Reach {
    /**
     * More are not listed in a query; the search then goes over all rows, as it would without this. Enough for all who lie in a
     * large university hospital and all of its running cases.
     */
    static final int MOST_PATIENTS = 5_000;

    /** About whom a service was asked stays in part to be found, so they are more, though read by few searches. */
    static final int MOST_ASKED = 2_000;

    private final CareRecords records;

    Reach(CareRecords records) {
        this.records = records;
    }

    /**
     * The patients to whom everything of the type that the caller may find belongs; empty if that cannot be said.
     *
     * @param findsRebuilt whether what is shown in part is found too: to a service that is only asked
     */
    Optional<Set<String>> patients(Caller caller, Set<String> organisations, String type, boolean findsRebuilt) {
        Set<String> patients = new LinkedHashSet<>();
        for (Role role : caller.roles()) {
            for (Relation relation : AccessTable.relations(role, type, Interaction.READ)) {
                Optional<Set<String>> further = tied(relation, caller, organisations, findsRebuilt);
                if (further.isEmpty()) {
                    return Optional.empty();
                }
                patients.addAll(further.get());
            }
        }
        patients.removeIf(patient -> !patient.startsWith("Patient/"));
        return patients.size() > 2 * MOST_PATIENTS + MOST_ASKED ? Optional.empty() : Optional.of(patients);
    }

    private Optional<Set<String>> tied(
            Relation relation, Caller caller, Set<String> organisations, boolean findsRebuilt) {
        return switch (relation) {
            case OWN_RECORD -> Optional.of(Set.of(caller.fhirUser()));
            case OWN_INPATIENT -> records.inpatientsOf(organisations, MOST_PATIENTS);
            case CASE_PATIENT, CASE_PART -> records.patientsOfTeams(organisations, MOST_PATIENTS);
            case ASKED -> findsRebuilt ? records.askedAbout(organisations, MOST_ASKED) : Optional.of(Set.of());
            case ENDED -> records.endedFor(organisations);
            case RELATIVE, CONFIDANT ->
                Optional.of(records.grantsTo(caller.fhirUser()).keySet());
            case EMERGENCY -> Optional.of(records.emergenciesOf(caller.fhirUser()));
            case NONE,
                    OWN_TASK,
                    LEG,
                    VIDEO,
                    OWN_PATIENT,
                    OWN_CONTENT,
                    OWN_CALENDAR,
                    OPEN_TIMES,
                    OWN_ENTRY,
                    OWN_SUBSCRIPTION -> Optional.empty();
        };
    }
}
