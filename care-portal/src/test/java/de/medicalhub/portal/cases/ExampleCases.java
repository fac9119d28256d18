package de.medicalhub.portal.cases;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;

/** Answers of the FHIR server for one case at four moments, as JSON files beside the tests. */
public final class ExampleCases {
    private static final CaseId ID = CaseId.parse("0b9c7a4e-6d1f-4c2b-9a55-3f1d2e7c8b90");

    private ExampleCases() {}

    /**
     * The same with a ride of which nobody has said yet when.
     *
     * @param moment asked, accepted, moving or home
     */
    public static Case waitingForACall(String moment) {
        Case found = at(moment);
        found.tasks(Tasks.RIDE)
                .forEach(leg -> leg.setStatus(Task.TaskStatus.RECEIVED)
                        .setBusinessStatus(
                                new CodeableConcept(new Coding(HubCodes.BUSINESS_STATUS, "waits-for-call", ""))));
        return found;
    }

    /**
     * @param moment asked, accepted, moving or home
     */
    public static Case at(String moment) {
        try (InputStream json =
                Objects.requireNonNull(ExampleCases.class.getResourceAsStream("/cases/" + moment + ".json"))) {
            Bundle bundle = FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Bundle.class, new String(json.readAllBytes(), StandardCharsets.UTF_8));
            return new Case(ID, Resources.of(bundle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
