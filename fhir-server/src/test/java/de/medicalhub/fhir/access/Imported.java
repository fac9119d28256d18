package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Resources brought in by the administrator, whom the table lets create every type. */
final class Imported {
    private static final Rest ADMIN = new Rest("admin1");

    private Imported() {}

    /** Its reference. */
    static String put(Resource resource) {
        Answer answer = ADMIN.put(resource);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return resource.getId();
    }

    /** One resource of each type that may be about a patient, under the same id. */
    static void about(String patient, String id, UnaryOperator<Resource> change) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Stream.concat(ResourceTypes.ABOUT_PATIENTS.stream(), ResourceTypes.CONTENT.stream())
                .filter(type -> !type.equals("Patient"))
                .map(type -> change.apply(MinimalResources.withId(MinimalResources.about(type, patient), id)))
                .forEach(resource -> bundle.addEntry()
                        .setResource(resource)
                        .getRequest()
                        .setMethod(Bundle.HTTPVerb.PUT)
                        .setUrl(resource.getId()));
        Answer answer = ADMIN.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
