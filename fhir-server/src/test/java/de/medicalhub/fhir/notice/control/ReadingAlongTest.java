package de.medicalhub.fhir.notice.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadingAlongTest implements RecentChanges {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-25T10:00:00Z");

    @Override
    public List<Task> waitingQuestionnaires(int most) {
        return List.of();
    }

    @Override
    public List<Consent> relativesOf(String patient) {
        return List.of(
                grant("dates", RelativeScope.APPOINTMENTS, Optional.empty()),
                grant("all", RelativeScope.EVERYTHING, Optional.empty()),
                grant("over", RelativeScope.EVERYTHING, Optional.of(YESTERDAY)));
    }

    @Test
    @DisplayName("N8: relatives are told what they may read, as long as they may")
    void relatives() {
        assertThat(told(NoticeKind.RIDE_ON_THE_WAY))
                .containsExactly("Patient/p", "RelatedPerson/dates", "RelatedPerson/all");
        assertThat(told(NoticeKind.CASE_MOVED)).containsExactly("Patient/p", "RelatedPerson/all");
        assertThat(told(NoticeKind.MESSAGE)).containsExactly("Patient/p");
    }

    private List<String> told(NoticeKind kind) {
        Notice notice = new Notice("k", kind, NOW, Optional.empty(), List.of("Patient/p"), Optional.empty(), "Task/1");
        return new ReadingAlong(this, NOW).with(notice).to();
    }

    private static Consent grant(String relative, RelativeScope scope, Optional<Instant> until) {
        return new RelativeGrant("Patient/p", "RelatedPerson/" + relative, scope, Optional.empty(), until)
                .write(YESTERDAY);
    }

    @Override
    public <T extends DomainResource> List<T> since(Class<T> type, Instant moment, int most) {
        return List.of();
    }

    @Override
    public List<Appointment> booked(Instant from, Instant to, int most) {
        return List.of();
    }

    @Override
    public <T extends DomainResource> Optional<T> find(Class<T> type, String id) {
        return Optional.empty();
    }

    @Override
    public Optional<CarePlan> plan(String reference) {
        return Optional.empty();
    }

    @Override
    public Optional<CareTeam> teamOf(String caseId) {
        return Optional.empty();
    }

    @Override
    public List<Task> tasksOf(String caseId) {
        return List.of();
    }
}
