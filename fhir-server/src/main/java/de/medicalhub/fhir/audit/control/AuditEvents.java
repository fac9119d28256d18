package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.storage.interceptor.balp.BalpConstants;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.RowIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.springframework.stereotype.Component;

/** Writes an access down as an AuditEvent in the words of IHE BALP 1.1. */
@Component
public class AuditEvents {
    /** AuditEvent.type of all that happens here. */
    static final Coding REST =
            new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation");

    /** AuditEvent.subtype of reading one thing. */
    static final Coding READ = new Coding(BalpConstants.CS_RESTFUL_INTERACTION, "read", "read");

    private final FhirContext context;
    private final Clock clock;

    AuditEvents(FhirContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    AuditRow row(RequestFacts request, Touch access, Collection<String> resources) {
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS); // As exact as it is read again.
        UUID id = RowIds.next(recorded);
        return new AuditRow(
                id,
                recorded,
                access.kind().profile(!access.patient().isEmpty()).getAction().toCode(),
                access.outcome().toCode(),
                request.agent().name(),
                access.patient(),
                request.purpose(),
                List.copyOf(resources),
                new EventWriter(request, access, resources).write(id, recorded));
    }

    AuditEvent parse(String json) {
        return context.newJsonParser().parseResource(AuditEvent.class, json);
    }
}
