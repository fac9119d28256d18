package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.List;
import java.util.Optional;

/** Whose Tasks a search has to look through, where nothing but owning one in person opens it. */
public final class OwnTasks {
    private OwnTasks() {}

    /**
     * The owner of every Task that the caller may find: a driver's search costs what the driver's own Tasks cost, however many
     * others have. Empty if that cannot be said.
     */
    public static Optional<String> owner(Caller caller, String type) {
        List<Relation> relations = caller.roles().stream()
                .flatMap(role -> AccessTable.relations(role, type, Interaction.READ).stream())
                .toList();
        boolean owned = !relations.isEmpty() && relations.stream().allMatch(relation -> relation == Relation.OWN_TASK);
        return owned && !caller.fhirUser().isEmpty() ? Optional.of(caller.fhirUser()) : Optional.empty();
    }
}
