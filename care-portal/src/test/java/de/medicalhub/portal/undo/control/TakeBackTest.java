package de.medicalhub.portal.undo.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.records.Outcome;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a FHIR server that keeps two free times and a value. */
@DisplayName("U3")
class TakeBackTest extends Records {
    private final List<String> asked = new ArrayList<>();
    private final List<Bundle> written = new ArrayList<>();
    private final List<String> called = new ArrayList<>();
    private final TakeBack takeBack = new TakeBack(this);
    private Optional<Refusal> answer = Optional.empty();

    @Test
    @DisplayName("times that were opened are blocked again, together, in the version that the deed has left")
    void statusComesBack() {
        List<Step> steps = Step.back(List.of(slot("a", "3"), slot("b", "7")), "busy-unavailable");
        assertThat(takeBack.takeBack(steps)).isEmpty();
        assertThat(asked).containsExactly("Slot?_id=a,b&_count=2");
        assertThat(written).singleElement().satisfies(bundle -> {
            assertThat(bundle.getEntry())
                    .extracting(entry -> entry.getRequest().getIfMatch())
                    .containsExactly("W/\"4\"", "W/\"8\"");
            assertThat(bundle.getEntry())
                    .extracting(entry -> ((Slot) entry.getResource()).getStatus())
                    .containsOnly(Slot.SlotStatus.BUSYUNAVAILABLE);
        });
    }

    @Test
    @DisplayName("a time is as long again as it was, and what had been cut off is none any more, together")
    void timesAreOneAgain() {
        Step whole = new Step.Stretch(
                "Slot/a", "4", "free", Instant.parse("2026-12-18T08:00:00Z"), Instant.parse("2026-12-18T11:00:00Z"));
        Step rest = new Step.Status("Slot/b", "8", "entered-in-error");
        assertThat(takeBack.takeBack(List.of(whole, rest))).isEmpty();
        assertThat(written).singleElement().satisfies(bundle -> {
            Slot joined = (Slot) bundle.getEntry().get(0).getResource();
            assertThat(joined.getStatus()).isEqualTo(Slot.SlotStatus.FREE);
            assertThat(joined.getStart().toInstant()).isEqualTo("2026-12-18T08:00:00Z");
            assertThat(joined.getEnd().toInstant()).isEqualTo("2026-12-18T11:00:00Z");
            assertThat(((Slot) bundle.getEntry().get(1).getResource()).getStatus())
                    .isEqualTo(Slot.SlotStatus.ENTEREDINERROR);
        });
    }

    @Test
    @DisplayName("however many there are, all are looked for, in searches that are answered whole")
    void manyAreLookedFor() {
        List<Step.Status> many = IntStream.range(0, 450)
                .mapToObj(i -> new Step.Status("Slot/" + i, "1", "free"))
                .toList();
        assertThat(Steps.queries(many))
                .hasSize(3)
                .allMatch(query -> query.startsWith("Slot?_id="))
                .last()
                .asString()
                .endsWith("&_count=50");
    }

    @Test
    @DisplayName("a value counts again as it did, with all else that stands in it")
    void aValueCountsAgain() {
        Observation before = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        before.setId("Observation/v");
        before.getMeta().setVersionId("1");
        assertThat(takeBack.takeBack(Step.back(List.of(before), "final"))).isEmpty();
        Observation again = (Observation) written.get(0).getEntryFirstRep().getResource();
        assertThat(again.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
        assertThat(again.getCode().getText()).isEqualTo("Puls");
    }

    @Test
    @DisplayName("what somebody has changed or removed meanwhile stays as it is, and nothing of the rest is written")
    void changedMeanwhile() {
        assertThat(takeBack.takeBack(Step.back(List.of(slot("a", "3"), slot("b", "6")), "busy-unavailable")))
                .map(Phrase::key)
                .contains("undo.changed");
        assertThat(takeBack.takeBack(Step.back(List.of(slot("gone", "1")), "free")))
                .map(Phrase::key)
                .contains("undo.changed");
        assertThat(written).isEmpty();
    }

    @Test
    @DisplayName("who is quicker than the last look is seen as well; another refusal is no change by somebody else")
    void refused() {
        answer = Optional.of(new Refusal(ProblemKind.CONFLICT, List.of(new Refusal.Issue("", "HAPI says no"))));
        assertThat(takeBack.takeBack(Step.back(List.of(slot("a", "3")), "free")))
                .map(Phrase::key)
                .contains("undo.changed");
        answer = Optional.of(new Refusal(ProblemKind.FORBIDDEN, List.of()));
        assertThat(takeBack.takeBack(Step.back(List.of(slot("a", "3")), "free")))
                .map(Phrase::key)
                .contains("undo.refused");
    }

    @Test
    @DisplayName("an operation is called with what takes it back; its rule is told in the server's words")
    void calls() {
        Step call = new Step.Call(
                "Appointment/x",
                "$cancel",
                List.of(
                        new Step.Input("undo", Step.Kind.BOOLEAN, "true"),
                        new Step.Input("until", Step.Kind.DATE, "2026-12-31"),
                        new Step.Input("relative", Step.Kind.REFERENCE, "RelatedPerson/r"),
                        new Step.Input("scope", Step.Kind.CODE, "everything")));
        assertThat(takeBack.takeBack(List.of(call))).isEmpty();
        assertThat(called)
                .containsExactly(
                        "Appointment/x $cancel undo=boolean:true until=date:2026-12-31 relative=RelatedPerson/r scope=code:everything");
        answer = Optional.of(new Refusal(
                ProblemKind.CONFLICT, List.of(new Refusal.Issue("", "Diese Uhrzeit ist nicht mehr frei."))));
        assertThat(takeBack.takeBack(List.of(call)))
                .contains(Phrase.of("undo.because", "Diese Uhrzeit ist nicht mehr frei."));
    }

    @Override
    public Resources searchAll(List<String> queries) {
        asked.addAll(queries);
        Observation value = new Observation().setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        value.setId("Observation/v");
        value.getMeta().setVersionId("2");
        value.getCode().setText("Puls");
        Bundle found = new Bundle();
        found.addEntry().setResource(slot("a", "4"));
        found.addEntry().setResource(slot("b", "8"));
        found.addEntry().setResource(value);
        return Resources.of(found);
    }

    @Override
    public Stored store(Bundle transaction) {
        if (answer.isEmpty()) {
            written.add(transaction);
        }
        return new Stored(List.of(), answer);
    }

    @Override
    public Outcome operate(String id, String name, Parameters input) {
        StringBuilder words = new StringBuilder(id).append(' ').append(name);
        input.getParameter()
                .forEach(one ->
                        words.append(' ').append(one.getName()).append('=').append(said(one)));
        called.add(words.toString());
        return new Outcome(answer.isEmpty() ? Optional.of(new Parameters()) : Optional.empty(), answer);
    }

    private static String said(Parameters.ParametersParameterComponent one) {
        return one.getValue() instanceof Reference reference
                ? reference.getReference()
                : one.getValue().fhirType() + ":" + one.getValue().primitiveValue();
    }

    private static Slot slot(String id, String version) {
        Slot slot = new Slot().setStatus(Slot.SlotStatus.FREE);
        slot.setId("Slot/" + id);
        slot.getMeta().setVersionId(version);
        return slot;
    }
}
