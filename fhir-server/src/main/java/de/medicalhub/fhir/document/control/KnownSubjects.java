package de.medicalhub.fhir.document.control;

import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds whom a document is about among those whom its sender may read (rule 3 of the feature). */
final class KnownSubjects {
    private final DocumentRecords records;
    private final Sender sender;

    KnownSubjects(DocumentRecords records, Sender sender) {
        this.records = records;
        this.sender = sender;
    }

    /**
     * The one whom the reference names, by address or by identifier.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if there is none, or not one alone
     */
    <T extends Resource> T require(Class<T> type, Reference reference, String expression) {
        if (reference.hasReference()) {
            return records.find(type, LocalReference.of(reference))
                    .filter(sender.mayRead())
                    .orElseThrow(() -> unknown(type, expression));
        }
        return require(type, List.of(reference.getIdentifier()), expression);
    }

    /** The one who bears most of the identifiers: a KVNR may have come twice, a patient number has not. */
    <T extends Resource> T require(Class<T> type, List<Identifier> identifiers, String expression) {
        Map<String, List<T>> found = identifiers.stream()
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .flatMap(identifier -> records.withIdentifier(type, identifier).stream())
                .filter(sender.mayRead())
                .collect(Collectors.groupingBy(LocalReference::of));
        int most = found.values().stream().mapToInt(List::size).max().orElse(0);
        List<List<T>> best =
                found.values().stream().filter(hits -> hits.size() == most).toList();
        if (best.size() > 1) {
            throw Issues.unprocessable(
                    IssueType.MULTIPLEMATCHES,
                    expression,
                    "This fits more than one " + type.getSimpleName()
                            + " here: name the one that is meant by reference.");
        }
        if (best.isEmpty()) {
            throw unknown(type, expression);
        }
        return best.get(0).get(0);
    }

    /** An encounter of another patient is as good as none. */
    void requireSame(Patient patient, Encounter encounter, String expression) {
        boolean same =
                Stream.of(encounter.getSubject()).map(LocalReference::of).anyMatch(LocalReference.of(patient)::equals);
        if (!same) {
            throw unknown(Encounter.class, expression);
        }
    }

    private static RuntimeException unknown(Class<?> type, String expression) {
        return Issues.unknown(expression, "This " + type.getSimpleName() + " is not known here.");
    }
}
