package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.storage.interceptor.balp.BalpConstants;
import ca.uhn.fhir.storage.interceptor.balp.BalpProfileEnum;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;

/**
 * Writes one event as FHIR JSON, straight to text (and claims the profile of IHE BALP where it has one for the event): each access pays for it, and building the model first took several times
 * as long (docs/decisions/0029). Elements stand in the order of the FHIR specification.
 */
final class EventWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 2048;

    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final Coding PERSON = new Coding(ENTITY_TYPE, "1", "Person");
    private static final Coding SYSTEM_OBJECT = new Coding(ENTITY_TYPE, "2", "System Object");
    private static final Coding REQUEST_ID =
            new Coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", null);
    private static final Coding PATIENT = new Coding(ENTITY_ROLE, "1", "Patient");
    private static final Coding RESOURCE = new Coding(ENTITY_ROLE, "4", "Domain Resource");
    private static final Coding QUERY = new Coding(ENTITY_ROLE, "24", "Query");
    private static final Coding USER =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient");

    /** Where a request comes from that did not come over a network, such as the next piece of an import. */
    private static final String INTERNAL = "internal";

    private static final String MACHINE = BalpConstants.AUDIT_EVENT_AGENT_NETWORK_TYPE_MACHINE_NAME.toCode();
    private static final String ADDRESS = BalpConstants.AUDIT_EVENT_AGENT_NETWORK_TYPE_URI.toCode();
    private static final String IP_ADDRESS = BalpConstants.AUDIT_EVENT_AGENT_NETWORK_TYPE_IP_ADDRESS.toCode();

    /** For whom the user acts as a substitute. */
    static final Coding COVERED = new Coding(HubCodes.STAFF_ROLE, Posts.SUBSTITUTE, "in Vertretung für");

    private final StringWriter text = new StringWriter(USUAL_SIZE);
    private final RequestFacts request;
    private final Touch access;
    private final Collection<String> resources;

    EventWriter(RequestFacts request, Touch access, Collection<String> resources) {
        this.request = request;
        this.access = access;
        this.resources = resources;
    }

    /** The AuditEvent. */
    String write(UUID id, Instant recorded) {
        BalpProfileEnum profile = access.kind().profile(!access.patient().isEmpty());
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("resourceType", "AuditEvent");
            json.writeStringField("id", id.toString());
            if (isBalp()) {
                json.writeObjectFieldStart("meta");
                json.writeArrayFieldStart("profile");
                json.writeString(profile.getProfileUrl());
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeFieldName("type");
            write(json, AuditEvents.REST);
            json.writeArrayFieldStart("subtype");
            writeInteraction(json, request.interaction());
            if (access.kind().isWrite() && !access.kind().interaction().equals(request.interaction())) {
                writeInteraction(json, access.kind().interaction());
            }
            json.writeEndArray();
            json.writeStringField("action", profile.getAction().toCode());
            json.writeStringField("recorded", recorded.toString());
            json.writeStringField("outcome", access.outcome().toCode());
            writePurpose(json);
            writeAgents(json, profile);
            json.writeObjectFieldStart("source");
            writeWho(json, "observer", "", request.server());
            json.writeEndObject();
            writeEntities(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Whether IHE BALP has a profile for it: what was done, not what was refused; a query without what it found; and of
     * everything else one resource, not all of a transaction.
     */
    private boolean isBalp() {
        boolean whole = access.kind() == AccessKind.QUERY
                ? resources.isEmpty() && !request.query().isEmpty()
                : resources.size() == 1;
        return access.outcome() == Touch.DONE && whole;
    }

    private static void writeInteraction(JsonGenerator json, String code) throws IOException {
        write(json, new Coding(BalpConstants.CS_RESTFUL_INTERACTION, code, code));
    }

    private void writePurpose(JsonGenerator json) throws IOException {
        if (!request.purpose().isEmpty()) {
            json.writeArrayFieldStart("purposeOfEvent");
            writeConcept(json, new Coding(ACT_REASON, request.purpose(), null));
            json.writeEndArray();
        }
    }

    private void writeAgents(JsonGenerator json, BalpProfileEnum profile) throws IOException {
        json.writeArrayFieldStart("agent");
        boolean known = !request.network().isEmpty();
        writeAgent(json, profile.getAgentClientTypeCoding(), "", known ? request.network() : INTERNAL, false);
        writeNetwork(json, known ? request.network() : INTERNAL, known ? IP_ADDRESS : MACHINE);
        json.writeEndObject();
        writeAgent(json, profile.getAgentServerTypeCoding(), "", request.server(), false);
        writeNetwork(json, request.server(), request.server().contains("://") ? ADDRESS : MACHINE);
        json.writeEndObject();
        writeAgent(json, USER, request.agent().reference(), request.agent().account(), true);
        json.writeEndObject();
        if (!request.coveredFor().isEmpty()) {
            writeAgent(json, COVERED, request.coveredFor(), "", false);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNetwork(JsonGenerator json, String address, String type) throws IOException {
        json.writeObjectFieldStart("network");
        json.writeStringField("address", address);
        json.writeStringField("type", type);
        json.writeEndObject();
    }

    /** Leaves the object open. */
    private static void writeAgent(JsonGenerator json, Coding type, String reference, String display, boolean requestor)
            throws IOException {
        json.writeStartObject();
        json.writeFieldName("type");
        writeConcept(json, type);
        writeWho(json, "who", reference, display);
        json.writeBooleanField("requestor", requestor);
    }

    /** An empty object is no FHIR: what says nothing is left out. */
    private static void writeWho(JsonGenerator json, String name, String reference, String display) throws IOException {
        if (reference.isEmpty() && display.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        if (!reference.isEmpty()) {
            json.writeStringField("reference", reference);
        }
        if (!display.isEmpty()) {
            json.writeStringField("display", display);
        }
        json.writeEndObject();
    }

    private void writeEntities(JsonGenerator json) throws IOException {
        boolean nothing = request.requestId().isEmpty()
                && access.patient().isEmpty()
                && access.kind() != AccessKind.QUERY
                && resources.isEmpty();
        if (nothing) {
            return;
        }
        json.writeArrayFieldStart("entity");
        if (!request.requestId().isEmpty()) {
            json.writeStartObject();
            json.writeObjectFieldStart("what");
            json.writeObjectFieldStart("identifier");
            json.writeStringField("value", request.requestId());
            json.writeEndObject();
            json.writeEndObject();
            json.writeFieldName("type");
            write(json, REQUEST_ID);
            json.writeEndObject();
        }
        if (!access.patient().isEmpty()) {
            writeEntity(json, PERSON, PATIENT, access.patient(), "");
        }
        if (access.kind() == AccessKind.QUERY) {
            writeEntity(json, SYSTEM_OBJECT, QUERY, "", request.query());
        }
        for (String resource : resources) {
            writeEntity(json, SYSTEM_OBJECT, RESOURCE, resource, "");
        }
        json.writeEndArray();
    }

    private static void writeEntity(JsonGenerator json, Coding type, Coding role, String what, String query)
            throws IOException {
        json.writeStartObject();
        writeWho(json, "what", what, "");
        json.writeFieldName("type");
        write(json, type);
        json.writeFieldName("role");
        write(json, role);
        if (!query.isEmpty()) {
            json.writeStringField("query", Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8)));
        }
        json.writeEndObject();
    }

    private static void writeConcept(JsonGenerator json, Coding coding) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("coding");
        write(json, coding);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Coding coding) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", coding.getSystem());
        json.writeStringField("code", coding.getCode());
        if (coding.hasDisplay()) {
            json.writeStringField("display", coding.getDisplay());
        }
        json.writeEndObject();
    }
}
