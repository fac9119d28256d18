package de.medicalhub.portal.patient.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.CourseRow;
import de.medicalhub.portal.patient.entity.Supporter;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final Instant BEFORE = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    @DisplayName("P6 what comes stands in the order of time, and its dates leave nothing to guess")
    void whatComes() {
        List<CourseRow> ahead = course("asked", BEFORE, Language.DE).ahead();
        assertThat(ahead).extracting(CourseRow::kind).contains("discharge", "ride", "medicine", "appointment");
        assertThat(ahead)
                .filteredOn(row -> row.kind().equals("discharge"))
                .extracting(CourseRow::when)
                .first()
                .asString()
                .matches("(Morgen, )?[A-Z][a-z]+, \\d+\\. November 2026, .* Uhr");
        assertThat(ahead)
                .filteredOn(row -> !row.datetime().isEmpty())
                .extracting(row -> Instant.parse(row.datetime()))
                .isSorted();
    }

    @Test
    @DisplayName("P6 at home the ride is among what has been; a vehicle is not named")
    void whatHasBeen() {
        Course course = course("home", AFTER, Language.DE);
        assertThat(course.past()).extracting(CourseRow::sentence).contains("Die Fahrt nach Hause ist geschafft.");
        assertThat(course.ahead()).extracting(CourseRow::kind).doesNotContain("ride");
        assertThat(course.past())
                .filteredOn(row -> !row.datetime().isEmpty())
                .extracting(row -> Instant.parse(row.datetime()))
                .isSortedAccordingTo((first, second) -> second.compareTo(first));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("P6 every sentence has words in every language, and none bears a code or the name of a vehicle")
    void noCodes(Language language) {
        for (String moment : List.of("asked", "accepted", "moving", "home")) {
            Course course = course(moment, AFTER, language);
            Stream.concat(course.ahead().stream(), course.past().stream())
                    .flatMap(row -> Stream.concat(Stream.of(row.sentence()), row.notes().stream()))
                    .forEach(words -> assertThat(words)
                            .doesNotContain("MYK", "Fahrzeug", "my-plan", "{")
                            .doesNotContainPattern("[A-Z]\\d\\d\\.")
                            .contains(" "));
        }
    }

    @Test
    @DisplayName("P6 that the times of car and medicine are estimates is said where a time stands, and only there")
    void estimatesAreSaid() {
        Case found = ExampleCases.at("asked");
        Stream.of(Tasks.RIDE, Tasks.DELIVERY)
                .flatMap(code -> found.tasks(code).stream())
                .forEach(leg -> output(leg, "times-estimated", new BooleanType(true)));
        assertThat(estimated(found)).isEmpty();
        found.tasks(Tasks.RIDE).forEach(leg -> output(leg, "planned-pickup", new DateTimeType("2026-11-24T09:00:00Z")));
        assertThat(estimated(found)).containsExactly("ride");
        found.tasks(Tasks.DELIVERY)
                .forEach(leg -> output(leg, "planned-drop-off", new DateTimeType("2026-11-24T12:00:00Z")));
        assertThat(estimated(found)).containsExactly("ride", "medicine");
    }

    private static List<String> estimated(Case found) {
        return new Course(texts(BEFORE, Language.DE), Clock.fixed(BEFORE, ZoneOffset.UTC), found)
                .ahead().stream()
                        .filter(row -> row.notes().contains("Die Uhrzeit ist geschätzt."))
                        .map(CourseRow::kind)
                        .toList();
    }

    private static void output(Task leg, String name, Type value) {
        leg.addOutput().setValue(value).getType().setText(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "home"})
    @DisplayName("P7 who helps is named with what they do, the hospital first")
    void whoHelps(String moment) {
        Case found = ExampleCases.at(moment);
        List<Supporter> supporters = Supporters.of(found, texts(AFTER, Language.DE));
        assertThat(supporters)
                .extracting(Supporter::part)
                .startsWith("hospital")
                .doesNotHaveDuplicates();
        assertThat(supporters).allSatisfy(one -> assertThat(one.does()).endsWith("."));
    }

    @Test
    @DisplayName(
            "P6 a letter that a person wrote before the discharge was moved says so, with the new date; others do not")
    void aLetterOlderThanTheMove() {
        Case still = ExampleCases.at("asked");
        assertThat(letterNotes(still)).isEmpty();
        Composition letter = still.letter().orElseThrow();
        letter.getSection().forEach(part -> part.getText().setStatus(Narrative.NarrativeStatus.ADDITIONAL));
        Provenance move = new Provenance()
                .setRecorded(Date.from(letter.getDate().toInstant().plusSeconds(60)));
        move.addTarget(new Reference(Resources.referenceTo(still.plan().orElseThrow())));
        move.addReason().addCoding().setSystem(HubCodes.RESCHEDULE_REASON).setCode("medical");
        Bundle recorded = new Bundle();
        recorded.addEntry().setResource(move.setId("Provenance/move"));
        Case moved = new Case(still.id(), still.resources().and(Resources.of(recorded)));
        assertThat(letterNotes(moved))
                .singleElement()
                .asString()
                .contains("Danach wurde die Entlassung verschoben", "2026");
        move.setRecorded(Date.from(letter.getDate().toInstant().minusSeconds(60)));
        assertThat(letterNotes(moved)).isEmpty();
    }

    private static List<String> letterNotes(Case found) {
        return new Course(texts(BEFORE, Language.DE), Clock.fixed(BEFORE, ZoneOffset.UTC), found)
                .past().stream()
                        .filter(row -> row.kind().equals("documents"))
                        .flatMap(row -> row.notes().stream())
                        .toList();
    }

    private static Course course(String moment, Instant now, Language language) {
        return new Course(texts(now, language), Clock.fixed(now, ZoneOffset.UTC), ExampleCases.at(moment));
    }

    private static Texts texts(Instant now, Language language) {
        return new Texts(language, Clock.fixed(now, ZoneOffset.UTC));
    }
}
