package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.exchange.PatientRecord;
import de.medicalhub.fhir.exchange.entity.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Reads the record of a patient in pages that hold only what the caller may read, and tell nothing of the rest. */
@Component
public class ReadRecord implements PatientRecord {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();
    private static final int PAGE = 200;
    private static final int STEPS = 8;
    private static final String NOT_THERE = "There is no such resource, or you may not read it.";

    /** What a resource about a patient names and a reader wants to know by name. */
    private static final Set<String> NAMED =
            Set.of("Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "Medication");

    private final Candidates candidates;
    private final ReadableRecords records;
    private final Access access;

    ReadRecord(Candidates candidates, ReadableRecords records, Access access) {
        this.candidates = candidates;
        this.records = records;
        this.access = access;
    }

    /**
     * What is asked for.
     *
     * @param types empty for all
     * @param after {@code Type/id} of the last one of the page before; empty for the first page
     */
    public record Question(String patient, Set<String> types, Optional<Instant> since, String after, int count) {}

    /** One page: full unless it is the last. */
    public List<Resource> page(RequestDetails request, Question question) {
        Set<Long> key = candidates.patient(question.patient());
        requireReadable(request, question.patient());
        Set<String> types = new LinkedHashSet<>(access.readableTypes(request, true));
        if (!question.types().isEmpty()) {
            types.retainAll(question.types());
        }
        List<Resource> page = new ArrayList<>();
        String[] last = question.after().isEmpty()
                ? new String[] {"", ""}
                : question.after().split("/", 2);
        boolean more = true;
        while (more && page.size() < question.count()) {
            int wanted = Math.min(PAGE, question.count() - page.size());
            List<Candidate> next = candidates.record(key, types, question.since(), last[0], last[1], wanted);
            page.addAll(records.read(request, next));
            more = next.size() == wanted;
            if (!next.isEmpty()) {
                Candidate end = next.get(next.size() - 1);
                last = new String[] {end.type(), end.id()};
            }
        }
        return page;
    }

    @Override
    public List<Resource> everything(RequestDetails request, String patient) {
        List<Resource> all = new ArrayList<>(
                page(request, new Question(patient, Set.of(), Optional.empty(), "", Integer.MAX_VALUE)));
        all.sort((one, other) -> Boolean.compare(isPatient(other), isPatient(one)));
        return all;
    }

    @Override
    public List<Resource> named(RequestDetails request, List<Resource> resources) {
        return read(request, namedIn(resources));
    }

    /**
     * The same, and what is named in that in turn, such as the practitioner of a role and the house of a ward, as far as {@value #STEPS}
     * steps lead; what is named before what names it.
     */
    public List<Resource> namedInTurn(RequestDetails request, List<Resource> resources) {
        List<Resource> found = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        resources.forEach(resource -> known.add(LocalReference.of(resource)));
        List<Resource> last = resources;
        for (int step = 0; step < STEPS && !last.isEmpty(); step++) {
            Set<String> next = namedIn(last);
            next.removeAll(known);
            known.addAll(next);
            last = read(request, next);
            found.addAll(0, last);
        }
        return found;
    }

    /** Nothing that stands on another server: under the same id there may be something else here. */
    private static Set<String> namedIn(List<Resource> resources) {
        Set<String> named = new LinkedHashSet<>();
        for (Resource resource : resources) {
            TERSER.getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                    .map(Reference::getReferenceElement)
                    .filter(id -> id.hasIdPart() && !id.isAbsolute() && NAMED.contains(id.getResourceType()))
                    .map(IIdType::toUnqualifiedVersionless)
                    .forEach(id -> named.add(id.getValue()));
        }
        return named;
    }

    @Override
    public List<Resource> read(RequestDetails request, Set<String> references) {
        List<Candidate> wanted = references.stream()
                .map(reference -> reference.split("/", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Candidate(0, parts[0], parts[1]))
                .toList();
        List<Resource> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += PAGE) {
            found.addAll(records.read(request, wanted.subList(from, Math.min(wanted.size(), from + PAGE))));
        }
        return found;
    }

    private void requireReadable(RequestDetails request, String patient) {
        Candidate candidate = new Candidate(0, "Patient", patient.substring(patient.indexOf('/') + 1));
        if (!records.isReadable(request, candidate)) {
            throw new ResourceNotFoundException(NOT_THERE);
        }
    }

    private static boolean isPatient(Resource resource) {
        return resource.fhirType().equals("Patient");
    }
}
