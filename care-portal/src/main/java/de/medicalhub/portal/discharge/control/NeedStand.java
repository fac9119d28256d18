package de.medicalhub.portal.discharge.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;

/** How one support of a case stands, so that who decides sees what a colleague has said meanwhile (D17); pure. */
public final class NeedStand {
    private final Case found;
    private final String kind;

    /** @param kind code of support-kind */
    public NeedStand(Case found, String kind) {
        this.found = found;
        this.kind = kind;
    }

    /** Another one after each decision about it, and each time when somebody has said how it stands; holds no words. */
    public String sign() {
        Stream<String> decided = Stream.of(
                last().map(record -> record.getIdElement().getIdPart()).orElse(""), CaseNeeds.state(found, kind));
        return Stream.concat(decided, arranged().map(NeedStand::sign)).collect(Collectors.joining("/"));
    }

    private static String sign(Task task) {
        return task.getIdElement().getIdPart() + ":" + task.getStatus().toCode() + ":"
                + task.getNote().size();
    }

    /** Where it stands: how it was concluded, else what was decided. */
    public Phrase now() {
        return outcome()
                .map(code -> Phrase.code("need.outcome", code))
                .orElseGet(() -> Phrase.code("need-decision", CaseNeeds.state(found, kind)));
    }

    private Optional<String> outcome() {
        return CaseNeeds.against(found, kind).isPresent()
                ? Optional.empty()
                : arranged().findFirst().map(Task::getStatus).flatMap(status -> switch (status) {
                    case ACCEPTED -> Optional.of("accepted");
                    case COMPLETED -> Optional.of("done");
                    case REJECTED -> Optional.of("refused");
                    default -> Optional.empty();
                });
    }

    /** What a colleague has decided or said, for whoever was about to do so. */
    public List<Phrase> others() {
        List<Phrase> others = new ArrayList<>();
        others.add(Phrase.of("need.others", now()));
        last().map(record -> record.getReasonFirstRep().getText())
                .filter(reason -> !reason.isBlank())
                .ifPresent(reason -> others.add(Phrase.of("need.others.reason", Phrase.verbatim(reason))));
        note().ifPresent(note -> others.add(Phrase.of("need.others.note", Phrase.verbatim(note))));
        return others;
    }

    private Optional<String> note() {
        return arranged()
                .flatMap(task -> task.getNote().stream())
                .filter(Annotation::hasText)
                .map(Annotation::getText)
                .reduce((earlier, later) -> later);
    }

    private Optional<Provenance> last() {
        return CaseNeeds.last(found, kind);
    }

    /** What somebody arranges, what was changed last first. */
    private Stream<Task> arranged() {
        return CaseNeeds.ARRANGED.contains(kind) ? found.tasks(kind).stream() : Stream.empty();
    }
}
