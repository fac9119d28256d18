package de.medicalhub.fhir.mydata.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.exchange.PatientRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Collects everything about the patient who asks. */
@Component
public class MyData {
    /** More would fill the memory; the older ones are read page by page, as the answer says. */
    static final int MOST_EVENTS = 20_000;

    private static final String NOT_THERE = "There is no such resource, or you may not read it.";

    private final PatientRecord record;
    private final Access access;
    private final Trail trail;

    MyData(PatientRecord record, Access access, Trail trail) {
        this.record = record;
        this.access = access;
        this.trail = trail;
    }

    /**
     * What there is.
     *
     * @param resources the patient first
     * @param named organisations, people and medicines that the resources and events name
     * @param events who has accessed it, newest first
     * @param isCut whether there are older events, which are left out
     */
    public record Everything(List<Resource> resources, List<Resource> named, List<AuditEvent> events, boolean isCut) {
        /** Keeps its own copies. */
        public Everything {
            resources = List.copyOf(resources);
            named = List.copyOf(named);
            events = List.copyOf(events);
        }
    }

    /**
     * All of it; shown is written into the trail when this returns.
     *
     * @param patient {@code Patient/…}
     * @throws ResourceNotFoundException if that is not the one who asks
     */
    public Everything of(RequestDetails request, String patient) {
        Caller caller = access.caller(request);
        if (!caller.has(Role.PATIENT) || !caller.fhirUser().equals(patient)) {
            throw new ResourceNotFoundException(NOT_THERE);
        }
        List<Resource> resources = record.everything(request, patient);
        List<AuditEvent> found = trail.about(patient, MOST_EVENTS + 1);
        List<AuditEvent> events = found.subList(0, Math.min(found.size(), MOST_EVENTS));
        List<Resource> named = new ArrayList<>(record.named(request, resources));
        named.addAll(record.read(request, agents(events, named)));
        trail.flush();
        return new Everything(resources, named, events, found.size() > MOST_EVENTS);
    }

    private static Set<String> agents(List<AuditEvent> events, List<Resource> known) {
        Set<String> agents = new LinkedHashSet<>();
        events.stream()
                .flatMap(event -> event.getAgent().stream())
                .map(agent -> agent.getWho().getReferenceElement())
                .filter(id -> id.hasIdPart()
                        && (id.getResourceType().equals("Practitioner")
                                || id.getResourceType().equals("Organization")))
                .forEach(id -> agents.add(id.toUnqualifiedVersionless().getValue()));
        known.forEach(resource -> agents.remove(resource.fhirType() + "/" + resource.getIdPart()));
        return agents;
    }
}
