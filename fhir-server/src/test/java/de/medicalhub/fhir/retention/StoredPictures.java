package de.medicalhub.fhir.retention;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.Rest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A photo of a person and a message with a picture, as their Binaries; each time others, so that the former ones are history. */
final class StoredPictures {
    private StoredPictures() {}

    /**
     * Stores them.
     *
     * @param content with which each picture begins
     */
    static void store(String person, String content) {
        Patient pictured = new Patient();
        pictured.setId(person);
        pictured.addName().setFamily(content);
        Answer answer = new Rest("admin1").post("", of(pictured, content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Bundle of(Patient person, String content) {
        Binary photo = picture(content);
        Binary sent = picture(content);
        String id = person.getIdElement().getIdPart();
        person.setPhoto(
                List.of(new Attachment().setUrl("Binary/" + photo.getIdElement().getIdPart())));
        Communication message = new Communication().setStatus(Communication.CommunicationStatus.COMPLETED);
        message.setId("Communication/" + id);
        message.setSubject(new Reference("Patient/" + id)).setSentElement(new DateTimeType("2010-03-06"));
        message.addPayload()
                .setContent(
                        new Attachment().setUrl("Binary/" + sent.getIdElement().getIdPart()));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (Resource resource : List.of(photo, sent, person, message)) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        }
        return bundle;
    }

    private static Binary picture(String content) {
        String id = UUID.randomUUID().toString();
        Binary picture = new Binary().setContentType("text/plain");
        picture.setData((content + " " + id).getBytes(StandardCharsets.UTF_8)).setId("Binary/" + id);
        return picture;
    }
}
