package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who looks at the trail is in it, too. */
class TrailViewsTest {
    private static final Calls ADMIN = new Calls(new Caller("admin1", Set.of(Role.ADMIN), ""));
    private static final Calls PATIENT = new Calls(new Caller("patient1", Set.of(Role.PATIENT), "Patient/p-1"));

    private final AuditedRequest asked = new AuditedRequest();
    private final SystemRequestDetails request = asked.request;

    @BeforeEach
    void aRequestComesIn() {
        asked.begin();
        request.setResourceName("AuditEvent");
    }

    @AfterEach
    void theRequestIsDone() {
        asked.audit.end();
    }

    @Test
    @DisplayName("Rule 14: a search of the trail leaves a row about each patient whose events it shows")
    void searchIsAboutThoseWhoseEventsItShows() {
        new TrailViews(asked.audit, ADMIN)
                .searched(
                        request,
                        Optional.empty(),
                        List.of(event("Patient/p-1"), event("Patient/p-2"), event("Patient/p-1")));
        asked.audit.answer(new Bundle());

        assertThat(told()).containsExactlyInAnyOrder("E0Patient/p-1[]", "E0Patient/p-2[]");
    }

    @Test
    @DisplayName(
            "Rule 14: one that names a patient is about that patient, also if it shows nothing; one about nobody leaves a row")
    void searchIsAboutWhomItNames() {
        TrailViews views = new TrailViews(asked.audit, ADMIN);
        views.searched(request, Optional.of("Patient/p-3"), List.of());
        views.searched(request, Optional.empty(), List.of());
        asked.audit.answer(new Bundle());

        assertThat(told()).containsExactlyInAnyOrder("E0Patient/p-3[]", "E0[]");
    }

    @Test
    @DisplayName("Rule 14: reading one event names it")
    void oneEventIsNamed() {
        new TrailViews(asked.audit, ADMIN).read(request, event("Patient/p-1"));
        asked.audit.answer(new Bundle());

        assertThat(told()).containsExactly("R0Patient/p-1[AuditEvent/e]");
    }

    @Test
    @DisplayName("Rule 14: a patient's look at the own trail is recorded, but not among what the patient then looks at")
    void ownLookIsAboutNobody() {
        new TrailViews(asked.audit, PATIENT)
                .searched(request, Optional.of("Patient/p-1"), List.of(event("Patient/p-1")));
        asked.audit.answer(new Bundle());

        assertThat(told()).containsExactly("E0[]");
    }

    private List<String> told() {
        return asked.log.rows().stream()
                .map(row -> row.action() + row.outcome() + row.patient() + row.entities())
                .toList();
    }

    private static AuditEvent event(String patient) {
        AuditEvent event = new AuditEvent();
        event.setId("AuditEvent/e");
        event.addEntity().setWhat(new Reference(patient)).getRole().setCode("1");
        event.addEntity().setWhat(new Reference("Observation/o")).getRole().setCode("4");
        return event;
    }
}
