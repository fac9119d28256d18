package de.medicalhub.portal.patient.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CardsTest {
    @Test
    @DisplayName("P1 appointment, car and medicine while they are ahead; only the appointment once one is home")
    void onlyWhatIsAhead() {
        assertThat(cards("asked", "2026-11-22T10:00:00Z"))
                .extracting(Card::kind)
                .containsExactlyInAnyOrder("appointment", "ride", "medicine");
        assertThat(cards("home", "2026-11-25T10:00:00Z")).extracting(Card::kind).containsExactly("appointment");
        assertThat(cards("home", "2026-11-26T13:00:00Z")).isEmpty();
    }

    @Test
    @DisplayName("P1 a ride whose place is not known names none")
    void aRideToNowhere() {
        Case asked = ExampleCases.at("asked");
        Task ride = asked.task(Tasks.RIDE).orElseThrow();
        assertThat(rideOf(asked).sentences()).anyMatch(sentence -> sentence.startsWith("Die Fahrt geht nach: "));
        ride.getInput()
                .removeIf(input ->
                        input.getType().getCoding().stream().anyMatch(coding -> "drop-off".equals(coding.getCode())));
        assertThat(rideOf(asked).sentences()).noneMatch(sentence -> sentence.contains("geht nach"));
    }

    private static Card rideOf(Case found) {
        return cards(found, "2026-11-22T10:00:00Z").stream()
                .filter(card -> card.kind().equals("ride"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("P2 the button is there from half an hour before the start")
    void theButtonComesInTime() {
        assertThat(cards("home", "2026-11-26T08:29:00Z").get(0).appointment()).isEmpty();
        assertThat(cards("home", "2026-11-26T08:30:00Z").get(0).appointment()).isEqualTo("ap1");
    }

    @Test
    @DisplayName("P1 a home visit is told with who comes, until it is over")
    void aHomeVisit() {
        Case home = ExampleCases.at("home");
        Appointment visit = new Appointment().setStatus(Appointment.AppointmentStatus.BOOKED);
        visit.setStart(Date.from(Instant.parse("2026-11-27T09:00:00Z")));
        visit.addIdentifier(home.id().toIdentifier());
        visit.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(HubCodes.HOME_VISIT);
        visit.setId("Appointment/visit");
        Bundle more = new Bundle();
        more.addEntry().setResource(visit);
        Case with = new Case(home.id(), home.resources().and(Resources.of(more)));
        Clock clock = Clock.fixed(Instant.parse("2026-11-26T15:00:00Z"), ZoneOffset.UTC);
        assertThat(new Cards(new Texts(Language.DE, clock), clock, false).of(with))
                .extracting(Card::kind)
                .containsExactly("visit");
    }

    @Test
    @DisplayName("P1 three cards at most: of call and visit the next one, but a call that can be joined before all")
    void threeCards() {
        Case asked = ExampleCases.at("asked");
        Appointment visit = new Appointment().setStatus(Appointment.AppointmentStatus.BOOKED);
        visit.setStart(Date.from(Instant.parse("2026-11-25T09:00:00Z")));
        visit.addIdentifier(asked.id().toIdentifier());
        visit.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(HubCodes.HOME_VISIT);
        visit.setId("Appointment/visit");
        Bundle more = new Bundle();
        more.addEntry().setResource(visit);
        Case with = new Case(asked.id(), asked.resources().and(Resources.of(more)));
        assertThat(cards(with, "2026-11-22T10:00:00Z"))
                .extracting(Card::kind)
                .containsExactlyInAnyOrder("visit", "ride", "medicine");
        visit.setStart(Date.from(Instant.parse("2026-11-26T08:00:00Z")));
        assertThat(cards(with, "2026-11-26T08:29:00Z")).extracting(Card::kind).contains("visit");
        assertThat(cards(with, "2026-11-26T08:30:00Z"))
                .extracting(Card::kind)
                .contains("appointment")
                .doesNotContain("visit");
    }

    @Test
    @DisplayName("P2 after a call that nobody held the next one has its card and its button")
    void afterAMissedCall() {
        Case home = ExampleCases.at("home");
        Appointment next = home.appointments().get(0).copy();
        next.setStart(Date.from(Instant.parse("2026-11-28T09:00:00Z"))).setId("Appointment/next");
        Bundle more = new Bundle();
        more.addEntry().setResource(next);
        Case with = new Case(home.id(), home.resources().and(Resources.of(more)));
        assertThat(cards(with, "2026-11-28T09:05:00Z"))
                .filteredOn(card -> card.kind().equals("appointment"))
                .singleElement()
                .satisfies(card -> assertThat(card.appointment()).isEqualTo("next"));
    }

    @Test
    @DisplayName("P10 medicine that nobody brings is fetched: which pharmacy, until it was a week ago")
    void medicineIsFetched() {
        Case asked = ExampleCases.at("asked");
        asked.tasks(Tasks.DELIVERY).forEach(leg -> leg.setStatus(Task.TaskStatus.CANCELLED));
        assertThat(cards(asked, "2026-11-22T10:00:00Z"))
                .filteredOn(card -> card.kind().equals("pickup"))
                .singleElement()
                .satisfies(card -> assertThat(card.step()).startsWith("Ihre Medikamente holen Sie ab: "));
        assertThat(cards(asked, "2026-12-20T10:00:00Z")).extracting(Card::kind).doesNotContain("pickup");
        assertThat(cards(ExampleCases.at("asked"), "2026-11-22T10:00:00Z"))
                .extracting(Card::kind)
                .doesNotContain("pickup");
    }

    @Test
    @DisplayName("P10 medicine that is fetched says until when, with the whole date")
    void medicineIsFetchedUntil() {
        Case asked = ExampleCases.at("asked");
        asked.tasks(Tasks.DELIVERY).forEach(leg -> leg.setStatus(Task.TaskStatus.CANCELLED));
        asked.tasks(Tasks.DISPENSE)
                .forEach(task ->
                        task.getRestriction().getPeriod().setEnd(Date.from(Instant.parse("2026-11-28T17:00:00Z"))));
        assertThat(cards(asked, "2026-11-22T10:00:00Z"))
                .filteredOn(card -> card.kind().equals("pickup"))
                .singleElement()
                .satisfies(card ->
                        assertThat(card.sentences()).anyMatch("Bitte abholen bis: Samstag, 28. November 2026"::equals));
    }

    @Test
    @DisplayName("P1 patient and relative are told that the time of the ride is an estimate, each in whole words")
    void anEstimateIsSaid() {
        Case asked = ExampleCases.at("asked");
        asked.tasks(Tasks.RIDE).forEach(leg -> {
            output(leg, "planned-pickup", new DateTimeType("2026-11-23T10:00:00Z"));
            output(leg, "times-estimated", new BooleanType(true));
        });
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        for (boolean relative : new boolean[] {false, true}) {
            assertThat(new Cards(new Texts(Language.DE, clock), clock, relative).of(asked))
                    .filteredOn(card -> card.kind().equals("ride"))
                    .singleElement()
                    .satisfies(card -> assertThat(card.sentences()).contains("Die Uhrzeit ist geschätzt."));
        }
    }

    @Test
    @DisplayName("P1 a ride without an hour says that it waits for a call, to patient and relative")
    void aRideThatWaitsForACall() {
        Case found = ExampleCases.waitingForACall("asked");
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        for (boolean relative : new boolean[] {false, true}) {
            assertThat(new Cards(new Texts(Language.DE, clock), clock, relative).of(found))
                    .filteredOn(card -> card.kind().equals("ride"))
                    .singleElement()
                    .satisfies(card -> assertThat(card.sentences()).anyMatch(one -> one.contains("noch offen")));
        }
    }

    @Test
    @DisplayName("P1 that the time of the medicine is an estimate is said, too")
    void anEstimateOfTheMedicineIsSaid() {
        Case asked = ExampleCases.at("asked");
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        asked.tasks(Tasks.DELIVERY).forEach(leg -> output(leg, "times-estimated", new BooleanType(true)));
        assertThat(medicine(asked, clock, false)).doesNotContain("Die Uhrzeit ist geschätzt.");
        asked.tasks(Tasks.DELIVERY)
                .forEach(leg -> output(leg, "planned-drop-off", new DateTimeType("2026-11-23T12:00:00Z")));
        assertThat(medicine(asked, clock, false)).contains("Die Uhrzeit ist geschätzt.");
        assertThat(medicine(asked, clock, true)).contains("Die Uhrzeit ist geschätzt.");
    }

    private static List<String> medicine(Case found, Clock clock, boolean relative) {
        return new Cards(new Texts(Language.DE, clock), clock, relative)
                .of(found).stream()
                        .filter(card -> card.kind().equals("medicine"))
                        .flatMap(card -> card.sentences().stream())
                        .toList();
    }

    private static void output(Task leg, String code, Type value) {
        leg.addOutput().setValue(value).getType().setText(code);
    }

    private static List<Card> cards(Case found, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new Cards(new Texts(Language.DE, clock), clock, false).of(found);
    }

    private static List<Card> cards(String moment, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new Cards(new Texts(Language.DE, clock), clock, false).of(ExampleCases.at(moment));
    }
}
