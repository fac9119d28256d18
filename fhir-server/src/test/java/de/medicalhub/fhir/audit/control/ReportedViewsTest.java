package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.ViewReport;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportedViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final Set<String> KNOWN = Set.of("Practitioner/driver", "Patient/p-1", "Patient/p-2");

    private final GrowingLog log = new GrowingLog();

    @Test
    @DisplayName("Rule 10: one row for each patient, now, by the person, via the reporter")
    void oneRowForEachPatient() {
        views(Role.TRANSPORT_SERVICE).record(new SystemRequestDetails(), report());

        assertThat(log.rows()).extracting(AuditRow::patient).containsExactly("Patient/p-1", "Patient/p-2");
        assertThat(log.rows()).extracting(AuditRow::agent).containsOnly("Practitioner/driver");
        assertThat(log.rows()).extracting(AuditRow::recorded).containsOnly(NOW);
        assertThat(log.rows()).allSatisfy(row -> assertThat(row.event()).contains("service-account"));
        assertThat(log.rows().get(0).event()).doesNotContain("Patient/p-2", "transport-scheduler");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyReportIsRefused(Consumer<AuditEvent> fault) {
        AuditEvent report = report();
        fault.accept(report);
        ReportedViews views = views(Role.TRANSPORT_SERVICE);

        assertThatThrownBy(() -> views.record(new SystemRequestDetails(), report))
                .isInstanceOf(HubException.class);
        assertThat(log.rows()).isEmpty();
    }

    static Stream<Consumer<AuditEvent>> faults() {
        return Stream.of(
                report -> report.getType().setCode("other"),
                report -> report.getSubtypeFirstRep().setCode("update"),
                report -> report.setAction(AuditEvent.AuditEventAction.U),
                report -> report.setSource(null),
                report -> report.addAgent().setRequestor(true).setWho(new Reference("Practitioner/driver")),
                report -> report.getAgentFirstRep().setRequestor(false),
                report -> report.getAgentFirstRep().setWho(new Reference("Patient/p-1")),
                report -> report.getAgentFirstRep().setWho(new Reference("https://elsewhere/Practitioner/driver")),
                report -> report.setEntity(null),
                report -> report.addEntity().setWhat(new Reference("Task/1")),
                report -> report.addEntity().setWhat(new Reference("Patient/unknown")),
                report -> report.addEntity());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRANSPORT_SERVICE"})
    void nobodyElseReports(Role role) {
        ReportedViews views = views(role);

        assertThatThrownBy(() -> views.record(new SystemRequestDetails(), report()))
                .isInstanceOf(ForbiddenOperationException.class);
    }

    private ReportedViews views(Role role) {
        AuditEvents events = new AuditEvents(FhirContext.forR4Cached(), Clock.fixed(NOW, ZoneOffset.UTC));
        Caller caller = new Caller("service-account", Set.of(role), "");
        return new ReportedViews(log, events, new Calls(caller), references -> KNOWN.containsAll(references));
    }

    private static AuditEvent report() {
        return ViewReport.of("Practitioner/driver", "Patient/p-1", "Patient/p-2");
    }
}
