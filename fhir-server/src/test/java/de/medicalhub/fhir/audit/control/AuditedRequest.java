package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** A nurse's request, a search at first, and the trail that it leaves. */
final class AuditedRequest {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    final GrowingLog log = new GrowingLog();
    final SystemRequestDetails request = new SystemRequestDetails();
    final Audit audit = auditOf(Set.of(), Set.of());

    /** It comes in. */
    void begin() {
        request.setRequestType(RequestTypeEnum.GET);
        request.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
        request.setParameters(new HashMap<>());
        audit.begin(request);
    }

    /** It reads this. */
    void read(String type, String id) {
        request.setRestOperationType(RestOperationTypeEnum.READ);
        request.setResourceName(type);
        request.setId(new IdType(type, id));
        audit.begin(request);
    }

    /** The same trail, where these patients are read in an emergency, those only counted. */
    Audit auditOf(Set<String> emergencies, Set<String> counted) {
        Caller nurse = new Caller("nurse1", Set.of(Role.NURSE), "Practitioner/nurse-1");
        Calls calls = new Calls(nurse, emergencies, counted);
        return new Audit(
                log,
                new AuditEvents(FHIR, Clock.fixed(NOW, ZoneOffset.UTC)),
                calls,
                new RefusedResource(new NothingStored(FHIR), calls),
                new AuditNarrative(calls, agents -> Map.of()));
    }

    static IBaseResource patient(String id) {
        return new Patient().setId("Patient/" + id);
    }

    static IBaseResource observation(String id, String patient) {
        return new Observation().setSubject(new Reference("Patient/" + patient)).setId("Observation/" + id);
    }
}
