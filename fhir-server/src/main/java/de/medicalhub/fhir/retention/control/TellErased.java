package de.medicalhub.fhir.retention.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.retention.control.PatientRecords.Erased;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the modules what was erased, so that they erase what they hold (rule 9 of the feature). */
@Component
public class TellErased {
    private static final int MOST = 1000;

    private final PatientRecords records;
    private final Access access;

    TellErased(PatientRecords records, Access access) {
        this.records = records;
        this.access = access;
    }

    /**
     * What was erased.
     *
     * @param position up to which this tells
     * @param isMore whether more has been erased since
     * @param references of the types that the caller reads, and patients
     */
    public record Told(int position, boolean isMore, List<String> references) {
        /** Keeps its own copy. */
        public Told {
            references = List.copyOf(references);
        }
    }

    /** What was erased after a position. */
    public Told after(RequestDetails request, int position) {
        List<Erased> erased = records.erasedAfter(position, MOST);
        List<String> references = erased.stream()
                .map(Erased::reference)
                .filter(reference -> concerns(request, reference.substring(0, reference.indexOf('/'))))
                .toList();
        int last = erased.isEmpty() ? position : erased.get(erased.size() - 1).position();
        return new Told(last, erased.size() == MOST, references);
    }

    private boolean concerns(RequestDetails request, String type) {
        return type.equals("Patient")
                || type.equals("RelatedPerson")
                || access.readableTypes(request, true).contains(type);
    }
}
