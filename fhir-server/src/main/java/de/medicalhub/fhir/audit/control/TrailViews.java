package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.springframework.stereotype.Component;

/** Writes down who looks at the trail (rule 14 of the feature). */
@Component
public class TrailViews {
    private static final String PATIENT_ROLE = "1";

    private final Audit audit;
    private final Access callers;

    TrailViews(Audit audit, Access callers) {
        this.audit = audit;
        this.callers = callers;
    }

    /**
     * Events were searched for.
     *
     * @param asked the patient whom the search names
     * @param found what goes into the answer
     */
    public void searched(RequestDetails request, Optional<String> asked, List<AuditEvent> found) {
        Set<String> patients = new LinkedHashSet<>();
        asked.ifPresentOrElse(
                patients::add, () -> found.stream().map(TrailViews::patients).forEach(patients::addAll));
        audit.tell(isOwn(request) ? Set.of() : patients);
    }

    /** One event was read. */
    public void read(RequestDetails request, AuditEvent event) {
        audit.read(isOwn(request) ? Set.of() : patients(event), Audit.name(event));
    }

    /** Whose data was touched; the patient as a reader or writer of the data is none. */
    static Set<String> patients(AuditEvent event) {
        Set<String> patients = new LinkedHashSet<>();
        event.getEntity().stream()
                .filter(entity -> PATIENT_ROLE.equals(entity.getRole().getCode()))
                .map(entity -> PlainWords.local(entity.getWhat()))
                .filter(reference -> reference.startsWith("Patient/"))
                .forEach(patients::add);
        return patients;
    }

    /** A patient who looks at the own trail would otherwise find nothing but that by and by. */
    private boolean isOwn(RequestDetails request) {
        Caller caller = callers.caller(request);
        return caller.has(Role.PATIENT) && !caller.has(Role.ADMIN);
    }
}
