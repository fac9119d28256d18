package de.medicalhub.portal.muster4;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.RideWeight;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;

/** Whether the ride is ordered as the facts for Muster 4 say that the patient travels (V9); pure. */
public final class RideCheck {
    private RideCheck() {}

    /** Where the facts that are stored contradict the ride, each in a sentence; none without facts or without a ride. */
    public static List<Phrase> contradictions(Case found) {
        return found.rideAnswers()
                .map(answers -> contradictions(found, question -> answers(answers, question)))
                .orElse(List.of());
    }

    /** The same for answers that are still being typed. */
    public static List<Phrase> contradictions(Case found, Function<String, List<String>> answers) {
        Optional<Task> ordered = found.task(Tasks.RIDE).filter(ride -> !Tasks.hasStopped(ride));
        if (ordered.isEmpty()) {
            return List.of();
        }
        Task ride = ordered.get();
        List<Phrase> sentences = new ArrayList<>();
        String posture = Tasks.text(ride, "posture");
        first(answers, "posture")
                .filter(wanted -> !wanted.equals(posture))
                .ifPresent(wanted -> sentences.add(Phrase.of(
                        "ride.contradiction.posture",
                        Phrase.code("posture", wanted),
                        Phrase.code("posture", posture))));
        String companion = Tasks.text(ride, "companion").equals("true") ? "true" : "false";
        first(answers, "companion")
                .filter(wanted -> !wanted.equals(companion))
                .ifPresent(wanted -> sentences.add(Phrase.of("ride.contradiction.companion." + wanted)));
        TreeSet<String> missing = new TreeSet<>(answers.apply("rideNeeds"));
        missing.removeAll(Tasks.texts(ride, "ride-need"));
        missing.forEach(
                need -> sentences.add(Phrase.of("ride.contradiction.need", Phrase.code("ride.rideNeeds", need))));
        TreeSet<String> superfluous = new TreeSet<>(Tasks.texts(ride, "ride-need"));
        superfluous.removeAll(answers.apply("rideNeeds"));
        superfluous.forEach(
                need -> sentences.add(Phrase.of("ride.contradiction.no-need", Phrase.code("ride.rideNeeds", need))));
        weight(first(answers, "weight").orElse("").strip(), Tasks.text(ride, "patient-weight"))
                .ifPresent(sentences::add);
        return sentences;
    }

    /** What is typed and no weight is said beside its field, not here. */
    private static Optional<Phrase> weight(String wanted, String ordered) {
        if (!RideWeight.isFine(wanted) || wanted.equals(ordered)) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            return Optional.of(Phrase.of("ride.contradiction.no-weight", ordered));
        }
        return Optional.of(
                ordered.isEmpty()
                        ? Phrase.of("ride.contradiction.weight-missing", wanted)
                        : Phrase.of("ride.contradiction.weight", wanted, ordered));
    }

    private static Optional<String> first(Function<String, List<String>> answers, String question) {
        return answers.apply(question).stream()
                .filter(answer -> !answer.isBlank())
                .findFirst();
    }

    private static List<String> answers(QuestionnaireResponse answers, String question) {
        return answers.getItem().stream()
                .filter(item -> question.equals(item.getLinkId()))
                .flatMap(item -> item.getAnswer().stream())
                .map(answer -> answer.getValue().primitiveValue())
                .collect(Collectors.toList());
    }
}
