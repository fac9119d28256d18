package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.exchange.entity.ExportJob;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Answers an export while it is fetched, page after page, with what the caller may read at that moment. */
@Component
public class Export {
    private static final int PAGE = 200;

    private final Candidates candidates;
    private final ReadableRecords records;
    private final Access access;
    private final Trail trail;

    Export(Candidates candidates, ReadableRecords records, Access access, Trail trail) {
        this.candidates = candidates;
        this.records = records;
        this.access = access;
        this.trail = trail;
    }

    /** The types of which there is something that the caller may read. */
    public List<String> types(RequestDetails request, ExportJob job) {
        Scope scope = scope(request, job);
        return scope.types().stream()
                .filter(type -> isAnythingReadable(request, job, scope, type))
                .toList();
    }

    /** Writes what the caller may read of the type; each page's trail is written down before it leaves. */
    public void write(RequestDetails request, ExportJob job, String type, ExportWriter out) throws IOException {
        Scope scope = scope(request, job);
        if (scope.types().contains(type)) {
            for (List<Long> page : pages(job, scope, type)) {
                List<Resource> readable = records.read(request, candidates.withKeys(page));
                trail.flush();
                for (Resource resource : readable) {
                    out.add(resource);
                }
                out.flush();
            }
        }
        out.end();
    }

    private boolean isAnythingReadable(RequestDetails request, ExportJob job, Scope scope, String type) {
        return pages(job, scope, type).stream()
                .flatMap(page -> candidates.withKeys(page).stream())
                .anyMatch(candidate -> records.isReadable(request, candidate));
    }

    /** Keys only: a million of them are a few megabytes. */
    private List<List<Long>> pages(ExportJob job, Scope scope, String type) {
        Candidates.Period period = new Candidates.Period(job.since(), job.begun());
        List<Long> keys = scope.aboutPatients().contains(type)
                ? candidates.about(scope.patients(), type, period)
                : candidates.all(type, period);
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + PAGE)
                .mapToObj(from -> keys.subList(from, Math.min(keys.size(), from + PAGE)))
                .toList();
    }

    private Scope scope(RequestDetails request, ExportJob job) {
        Set<String> aboutPatients = access.readableTypes(request, true);
        Set<String> aboutNobody = job.patientsOnly() ? Set.of() : access.readableTypes(request, false);
        Set<String> types = new TreeSet<>();
        Stream.concat(aboutPatients.stream(), aboutNobody.stream())
                .filter(job::wants)
                .filter(type -> !type.equals("AuditEvent"))
                .forEach(types::add);
        String self = access.caller(request).fhirUser();
        Set<Long> patients = self.startsWith("Patient/")
                ? candidates.patient(self)
                : candidates.patientsOf(access.organisations(request));
        return new Scope(types, aboutPatients, patients);
    }

    private record Scope(Set<String> types, Set<String> aboutPatients, Set<Long> patients) {}
}
