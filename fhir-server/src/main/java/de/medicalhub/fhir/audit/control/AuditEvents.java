package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.storage.interceptor.balp.BalpConstants;
import ca.uhn.fhir.storage.interceptor.balp.BalpProfileEnum;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;
import org.springframework.stereotype.Component;

/** Writes an access down as an AuditEvent in the words of IHE BALP 1.1. */
@Component
public class AuditEvents {
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final Coding PERSON = new Coding(ENTITY_TYPE, "1", "Person");
    private static final Coding SYSTEM_OBJECT = new Coding(ENTITY_TYPE, "2", "System Object");
    private static final Coding REQUEST_ID =
            new Coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", null);
    private static final Coding PATIENT = new Coding(ENTITY_ROLE, "1", "Patient");
    private static final Coding RESOURCE = new Coding(ENTITY_ROLE, "4", "Domain Resource");
    private static final Coding QUERY = new Coding(ENTITY_ROLE, "24", "Query");
    private static final Coding USER =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient");

    /** AuditEvent.type of all that happens here. */
    static final Coding REST =
            new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation");

    /** AuditEvent.subtype of reading one thing. */
    static final Coding READ = new Coding(BalpConstants.CS_RESTFUL_INTERACTION, "read", "read");

    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private final FhirContext context;
    private final Clock clock;

    AuditEvents(FhirContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    AuditRow row(RequestFacts request, Touch access, Collection<String> resources) {
        UUID id = UUID.randomUUID();
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS); // As exact as it is read again.
        AuditEvent event = event(request, access, resources);
        event.setId(id.toString());
        event.setRecorded(Date.from(recorded));
        return new AuditRow(
                id,
                recorded,
                event.getAction().toCode(),
                access.outcome().toCode(),
                request.agent().name(),
                access.patient(),
                request.purpose(),
                List.copyOf(resources),
                context.newJsonParser().encodeResourceToString(event));
    }

    AuditEvent parse(String json) {
        return context.newJsonParser().parseResource(AuditEvent.class, json);
    }

    private static AuditEvent event(RequestFacts request, Touch access, Collection<String> resources) {
        BalpProfileEnum profile = access.kind().profile(!access.patient().isEmpty());
        AuditEvent event = new AuditEvent();
        event.getMeta().addProfile(profile.getProfileUrl());
        event.setType(REST.copy());
        event.addSubtype(
                new Coding(BalpConstants.CS_RESTFUL_INTERACTION, request.interaction(), request.interaction()));
        event.setAction(profile.getAction());
        event.setOutcome(access.outcome());
        if (!request.purpose().isEmpty()) {
            event.addPurposeOfEvent().addCoding(new Coding(ACT_REASON, request.purpose(), null));
        }
        event.getSource().getObserver().setDisplay(request.serverBase());
        addAgents(event, request, profile);
        addEntities(event, request, access, resources);
        return event;
    }

    private static void addAgents(AuditEvent event, RequestFacts request, BalpProfileEnum profile) {
        AuditEventAgentComponent client = event.addAgent().setRequestor(false);
        client.getType().addCoding(profile.getAgentClientTypeCoding());
        client.getWho().setDisplay(request.network());
        client.getNetwork()
                .setAddress(request.network())
                .setType(BalpConstants.AUDIT_EVENT_AGENT_NETWORK_TYPE_IP_ADDRESS);
        AuditEventAgentComponent server = event.addAgent().setRequestor(false);
        server.getType().addCoding(profile.getAgentServerTypeCoding());
        server.getWho().setDisplay(request.serverBase());
        AuditEventAgentComponent user = event.addAgent().setRequestor(true);
        user.getType().addCoding(USER.copy());
        user.getWho().setDisplay(request.agent().account());
        if (!request.agent().reference().isEmpty()) {
            user.getWho().setReference(request.agent().reference());
        }
    }

    private static void addEntities(
            AuditEvent event, RequestFacts request, Touch access, Collection<String> resources) {
        event.addEntity().setType(REQUEST_ID.copy()).getWhat().getIdentifier().setValue(request.requestId());
        if (!access.patient().isEmpty()) {
            entity(event, PERSON, PATIENT).getWhat().setReference(access.patient());
        }
        if (access.kind() == AccessKind.QUERY) {
            entity(event, SYSTEM_OBJECT, QUERY).setQuery(request.query().getBytes(StandardCharsets.UTF_8));
        }
        resources.forEach(
                resource -> entity(event, SYSTEM_OBJECT, RESOURCE).getWhat().setReference(resource));
    }

    private static AuditEventEntityComponent entity(AuditEvent event, Coding type, Coding role) {
        return event.addEntity().setType(type.copy()).setRole(role.copy());
    }
}
