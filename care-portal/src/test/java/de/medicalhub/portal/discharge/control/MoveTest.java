package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.MoveDraft;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D13")
class MoveTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:17:30Z"), ZoneOffset.UTC);

    private final Case found = ExampleCases.at("accepted");
    private final Move move = new Move(found, NOON);

    @Test
    @DisplayName("the usual draft is the next day at the same time, and the consultation stays")
    void theUsualDraft() {
        MoveDraft draft = move.fresh();
        assertThat(draft.getPlanned()).isEqualTo("2026-11-25T10:00");
        assertThat(draft.getConfirmBy()).isEqualTo("2026-11-23T12:00");
        draft.setReason("medical");
        assertThat(move.check(draft)).isEmpty();
        assertThat(names(move.order(draft, "3")))
                .containsExactly("planned-discharge", "confirm-by", "reason", "plan-version");
        assertThat(names(move.order(draft, ""))).containsExactly("planned-discharge", "confirm-by", "reason");
        draft.setFollowUp(LocalDateTime.parse("2026-11-30T09:00"));
        draft.setComment("  Fieber ");
        assertThat(names(move.order(draft, "")))
                .containsExactly("planned-discharge", "confirm-by", "follow-up", "reason", "comment");
    }

    @Test
    @DisplayName("all faults at once, each at its field")
    void faults() {
        MoveDraft draft = new MoveDraft();
        assertThat(move.check(draft))
                .extracting(FieldFault::field)
                .containsExactly("planned", "moveReason", "confirmBy");
        draft.setReason("other");
        draft.setPlanned(LocalDateTime.parse("2026-11-23T10:00"));
        draft.setConfirmBy(LocalDateTime.parse("2026-11-23T10:00"));
        draft.setFollowUp(LocalDateTime.parse("2026-11-23T09:00"));
        assertThat(move.check(draft)).extracting(FieldFault::field).containsExactly("confirmBy", "followUp");
    }

    @Test
    @DisplayName(
            "what stands in a calendar stays, moves to a time that is free there, or is given back to the practice")
    void inACalendar() {
        found.appointment(NOON.instant()).orElseThrow().addSlot(new Reference("Slot/7"));
        assertThat(move.slot()).contains("Slot/7");
        MoveDraft draft = move.fresh();
        draft.setReason("medical");
        assertThat(draft.getFollowUp()).isNull();
        assertThat(move.check(draft)).extracting(FieldFault::field).containsExactly("consult");
        draft.setConsult("ask-practice");
        assertThat(names(move.order(draft, "")))
                .containsExactly("planned-discharge", "confirm-by", "follow-up-choice", "reason");
        draft.setConsult("2026-11-30T09:00");
        assertThat(move.check(draft)).isEmpty();
        assertThat(names(move.order(draft, ""))).contains("follow-up").doesNotContain("follow-up-choice");
        LocalDateTime stands =
                LocalDateTime.ofInstant(move.consultation().orElseThrow(), de.medicalhub.common.time.HubClock.berlin());
        assertThat(move.isTooEarly(stands.minusMinutes(1))).isFalse();
        assertThat(move.isTooEarly(stands)).isTrue();
    }

    @Test
    @DisplayName("three of the next free times are offered, and the first of each further day")
    void fewEnoughToChooseFrom() {
        List<CalendarTimes.Time> free = Stream.of(
                        "01T09:00", "01T09:15", "01T09:30", "01T09:45", "02T09:00", "02T09:15")
                .map(time -> new CalendarTimes.Time(LocalDateTime.parse("2026-12-" + time), time))
                .toList();
        assertThat(Move.offered(free))
                .extracting(CalendarTimes.Time::label)
                .containsExactly("01T09:00", "01T09:15", "01T09:30", "02T09:00");
        assertThat(Move.offered(List.of())).isEmpty();
    }

    @Test
    @DisplayName("visits and further consultations that the new date leaves before itself are named")
    void namesWhatIsLeftBehind() {
        Texts texts = new Texts(Language.DE, NOON);
        Bundle more = new Bundle();
        more.addEntry().setResource(visit("v1", "2026-11-24T14:00:00Z", HubCodes.HOME_VISIT));
        more.addEntry().setResource(visit("v2", "2026-11-27T14:00:00Z", HubCodes.HOME_VISIT));
        more.addEntry().setResource(visit("c2", "2026-11-28T14:00:00Z", HubCodes.VIDEO_CONSULTATION));
        more.addEntry().setResource(visit("past", "2026-11-21T14:00:00Z", HubCodes.HOME_VISIT));
        Case with = new Case(found.id(), found.resources().and(Resources.of(more)));
        Move moved = new Move(with, NOON);
        MoveConsequences consequences = new MoveConsequences(with, moved);
        assertThat(consequences.of(LocalDateTime.parse("2026-11-26T10:00")).stream()
                        .map(texts::say)
                        .filter(line -> line.contains("läge vor der neuen Entlassung")))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Hausbesuch Di. 24.11. 15:00"));
        assertThat(consequences.of(LocalDateTime.parse("2026-11-29T10:00")).stream()
                        .map(texts::say)
                        .filter(line -> line.contains("läge vor der neuen Entlassung")))
                .hasSize(3);
        assertThat(consequences.of(null).stream().map(texts::say)).noneMatch(line -> line.contains("läge vor"));
    }

    private Appointment visit(String id, String start, String kind) {
        Appointment visit = new Appointment().setStatus(Appointment.AppointmentStatus.BOOKED);
        visit.setStart(Date.from(Instant.parse(start)));
        visit.addIdentifier(found.id().toIdentifier());
        visit.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(kind);
        visit.setId("Appointment/" + id);
        return visit;
    }

    @Test
    @DisplayName("says before who is told; a patient on the way or at home is not moved")
    void saysBefore() {
        Texts texts = new Texts(Language.DE, NOON);
        assertThat(move.obstacle()).isEmpty();
        assertThat(new MoveConsequences(found, move)
                        .of(LocalDateTime.parse("2026-11-25T10:00")).stream().map(texts::say))
                .anyMatch(line -> line.contains("zum neuen Termin gefragt"))
                .anyMatch(line -> line.contains("Fahrt wird neu eingeplant"))
                .anyMatch(line -> line.contains("Videosprechstunde steht"));
        Task ride = found.task(Tasks.RIDE).orElseThrow();
        ride.setStatus(Task.TaskStatus.INPROGRESS);
        assertThat(move.obstacle()).contains("under-way");
        ride.setStatus(Task.TaskStatus.COMPLETED);
        assertThat(move.obstacle()).contains("done");
    }

    @Test
    @DisplayName(
            "until when services answer is proposed anew where it would come too late for the date that is typed; typed words stay, readable or not")
    void theDeadlineFollows() {
        MoveDraft draft = move.fresh();
        LocalDateTime proposed = draft.getConfirmBy();
        String untouched = "23.11.2026 12:00";
        assertThat(move.earlierDeadline(draft.getPlanned(), proposed, untouched))
                .isEmpty();
        LocalDateTime tomorrow = LocalDateTime.parse("2026-11-23T10:00");
        draft.setPlanned(tomorrow);
        assertThat(move.check(draft)).extracting(FieldFault::field).contains("confirmBy");
        assertThat(move.earlierDeadline(tomorrow, proposed, untouched))
                .contains(LocalDateTime.parse("2026-11-23T09:00"));
        assertThat(move.earlierDeadline(tomorrow, proposed, " 23.11.2026 12:00 "))
                .isPresent();
        assertThat(move.earlierDeadline(LocalDateTime.parse("2026-11-22T10:00"), proposed, untouched))
                .as("that date is over")
                .isEmpty();
        for (String typed : List.of("23.11.2026 11:00", "31.11.2026 12:00", "morgen früh", "")) {
            assertThat(move.earlierDeadline(tomorrow, proposed, typed))
                    .as(typed)
                    .isEmpty();
        }
        assertThat(move.earlierDeadline(tomorrow, null, "")).isEmpty();
        assertThat(move.earlierDeadline(null, proposed, untouched)).isEmpty();
    }

    @Test
    @DisplayName(
            "who moves what a colleague has moved meanwhile reads the date that stands, and the last one's reason and words")
    void othersAreRead() {
        Texts texts = new Texts(Language.DE, NOON);
        assertThat(move.others().stream().map(texts::say))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("steht jetzt auf").contains("10:00"));
        Bundle moves = new Bundle();
        moves.addEntry().setResource(moved("p2", "2026-11-22T11:00:00Z", "ride", "Der Wagen kommt erst später"));
        moves.addEntry().setResource(moved("p1", "2026-11-22T10:00:00Z", "medical", "Fieber seit heute früh"));
        Case with = new Case(found.id(), found.resources().and(Resources.of(moves)));
        assertThat(new Move(with, NOON).others().stream().map(texts::say))
                .hasSize(3)
                .endsWith("Grund: Fahrt nicht möglich", "Der Wagen kommt erst später");
    }

    private static Provenance moved(String id, String recorded, String reason, String words) {
        Provenance moved = new Provenance();
        moved.setId("Provenance/" + id);
        moved.setRecorded(Date.from(Instant.parse(recorded)));
        moved.addReason().setText(words).addCoding(new Coding(HubCodes.RESCHEDULE_REASON, reason, null));
        return moved;
    }

    private static List<String> names(Parameters order) {
        return order.getParameter().stream()
                .map(Parameters.ParametersParameterComponent::getName)
                .toList();
    }
}
