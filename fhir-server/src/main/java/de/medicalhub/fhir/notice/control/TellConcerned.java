package de.medicalhub.fhir.notice.control;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Service;

/** Answers whom a case concerns (N10). */
@Service
public class TellConcerned {
    private final RecentChanges changes;

    TellConcerned(RecentChanges changes) {
        this.changes = changes;
    }

    /** The patient, who takes or took part, and who was asked, as references; empty if there is no such case. */
    public Set<String> of(String caseId) {
        Set<String> concerned = new LinkedHashSet<>();
        changes.teamOf(caseId).ifPresent(team -> {
            add(concerned, Stream.of(team.getSubject()));
            add(concerned, team.getParticipant().stream().map(one -> one.getMember()));
        });
        changes.tasksOf(caseId).forEach(task -> add(concerned, Stream.of(task.getOwner(), task.getRequester())));
        return concerned;
    }

    private static void add(Set<String> concerned, Stream<Reference> references) {
        references
                .map(reference -> reference.getReferenceElement().toUnqualifiedVersionless())
                .filter(id -> id.hasIdPart()
                        && ("Organization".equals(id.getResourceType()) || "Patient".equals(id.getResourceType())))
                .forEach(id -> concerned.add(id.getValue()));
    }
}
