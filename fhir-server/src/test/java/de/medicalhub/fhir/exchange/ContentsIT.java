package de.medicalhub.fhir.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.medicalhub.common.testing.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What documents hold (Binary) goes with the record, whichever way that is asked for. */
class ContentsIT {
    private static final String JSON = "application/fhir+json";
    private static final String[] ASYNC = {"Prefer", "respond-async", "Accept", JSON};

    private final String mark = UUID.randomUUID().toString();
    private final Exchange hospital = new Exchange(Stack.serviceToken("medhub-hospital"));
    private final Exchange patient = Exchange.as("patient1");

    @Test
    @DisplayName("Rule 7: $my-data, $everything and $export bring the contents of one's own documents, nobody else's")
    void contentsComeAlong() throws JsonProcessingException {
        String own = document("Patient/patient-1");
        String others = document("Patient/patient-2");

        assertThat(binaries(patient.get("/Patient/$my-data", "Accept", JSON)))
                .contains(own)
                .doesNotContain(others);
        assertThat(binaries(patient.get("/Patient/patient-1/$everything?_type=Binary&_count=500", "Accept", JSON)))
                .contains(own)
                .doesNotContain(others);
        assertThat(exported(patient)).contains(own).doesNotContain(others);
        assertThat(exported(hospital)).contains(own, others);
    }

    /** Whose content is the mark; the reference of its Binary. */
    private String document(String about) {
        DocumentReference document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setSubject(new Reference(about))
                .setDescription("Befund");
        document.getType().setText("Befund");
        document.addContent()
                .getAttachment()
                .setContentType("text/plain")
                .setData((mark + about).getBytes(StandardCharsets.UTF_8));
        Exchange.Reply stored =
                hospital.post("/DocumentReference", Exchange.json(document), "Content-Type", JSON, "Accept", JSON);
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        String url = stored.as(DocumentReference.class)
                .getContentFirstRep()
                .getAttachment()
                .getUrl();
        return new IdType(url).toUnqualifiedVersionless().getValue();
    }

    private static List<String> binaries(Exchange.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.as(Bundle.class).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Binary.class::isInstance)
                .map(binary -> "Binary/" + binary.getIdElement().getIdPart())
                .toList();
    }

    private static List<String> exported(Exchange as) throws JsonProcessingException {
        Exchange.Reply begun = as.get("/Patient/$export?_type=Binary", ASYNC);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        JsonNode manifest = new ObjectMapper()
                .readTree(as.awaited(begun.header("Content-Location")).text());
        return Stream.ofNullable(manifest.get("output").get(0))
                .flatMap(file -> as.get(file.get("url").asText()).lines().stream())
                .map(binary -> "Binary/" + binary.getIdElement().getIdPart())
                .toList();
    }
}
