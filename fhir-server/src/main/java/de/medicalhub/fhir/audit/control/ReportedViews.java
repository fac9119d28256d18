package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Takes from the transport's pages who looked at whom there (rule 9); of the report only these two are kept. */
@Component
public class ReportedViews {
    private static final int MOST_PATIENTS = 500;

    private final AuditLog log;
    private final AuditEvents events;
    private final Access callers;
    private final KnownPeople known;

    ReportedViews(AuditLog log, AuditEvents events, Access callers, KnownPeople known) {
        this.log = log;
        this.events = events;
        this.callers = callers;
        this.known = known;
    }

    /**
     * Writes one row for each patient.
     *
     * @return id of the first row
     * @throws HubException if the report does not say a view by a known person of known patients
     */
    public UUID record(RequestDetails request, AuditEvent report) {
        Caller reporter = callers.caller(request);
        if (!reporter.has(Role.TRANSPORT_SERVICE) || reporter.has(Role.ADMIN)) {
            throw new ForbiddenOperationException("Only the transport service reports views.");
        }
        requireRead(report);
        String viewer = viewer(report);
        Set<String> patients = patients(report);
        Set<String> people = new LinkedHashSet<>(patients);
        people.add(viewer);
        require(known.all(people), "The agent or a patient is not known here.");
        RequestFacts facts = RequestFacts.reported(request, viewer, reporter.username());
        List<AuditRow> rows = new ArrayList<>();
        patients.forEach(patient ->
                rows.add(events.row(facts, new Touch(AccessKind.READ, Touch.DONE, patient), List.of(patient))));
        log.append(rows);
        return rows.get(0).id();
    }

    private static void requireRead(AuditEvent report) {
        require(is(report.getType(), AuditEvents.REST), "AuditEvent.type must be rest.");
        require(
                report.getSubtype().stream().anyMatch(subtype -> is(subtype, AuditEvents.READ)),
                "AuditEvent.subtype must be read.");
        require(!report.hasAction() || report.getAction() == AuditEventAction.R, "AuditEvent.action must be R.");
        require(report.getSource().hasObserver(), "AuditEvent.source.observer is missing.");
    }

    private static String viewer(AuditEvent report) {
        require(report.getAgent().size() == 1, "AuditEvent.agent must be exactly one.");
        var agent = report.getAgentFirstRep();
        require(agent.getRequestor(), "AuditEvent.agent.requestor must be true.");
        String viewer = local(agent.getWho());
        require(viewer.startsWith("Practitioner/"), "AuditEvent.agent.who must be a Practitioner.");
        return viewer;
    }

    private static Set<String> patients(AuditEvent report) {
        Set<String> patients = new LinkedHashSet<>();
        report.getEntity().forEach(entity -> patients.add(local(entity.getWhat())));
        require(
                !patients.isEmpty()
                        && patients.size() <= MOST_PATIENTS
                        && patients.stream().allMatch(patient -> patient.startsWith("Patient/")),
                "AuditEvent.entity.what must be Patients, at least one and at most " + MOST_PATIENTS + ".");
        return patients;
    }

    private static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() && !id.isAbsolute()
                ? id.getResourceType() + "/" + id.getIdPart()
                : "";
    }

    private static boolean is(Coding given, Coding wanted) {
        return wanted.getSystem().equals(given.getSystem()) && wanted.getCode().equals(given.getCode());
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new HubException(ProblemKind.INVALID, otherwise);
        }
    }
}
