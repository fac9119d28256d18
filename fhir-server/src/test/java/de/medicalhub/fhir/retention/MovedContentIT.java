package de.medicalhub.fhir.retention;

import static de.medicalhub.fhir.retention.StoredText.tablesWithContent;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in the wrong record first and is moved to the right one is erased with the right person. */
class MovedContentIT {
    private static final Rest ADMIN = new Rest("admin1");

    private final String key = UUID.randomUUID().toString();
    private final String wrong = "Patient/mw-" + key;
    private final String right = "Patient/mr-" + key;

    @Test
    @DisplayName("7: a photo that was moved outlives the record that it stood in first, and goes with whose it is")
    void aMovedPhotoGoesWithWhoseItIs() throws SQLException {
        String moved = content("Moved");
        String left = content("Left");
        person(wrong, moved, left);
        person(wrong);
        person(right, moved);

        Parameters first = erased(wrong);
        assertThat(named(first, "shared")).containsExactly("Binary");
        assertThat(tablesWithContent("Left" + key))
                .as("only in the wrong record")
                .isEmpty();
        assertThat(tablesWithContent("Moved" + key)).as("somebody else's photo").isNotEmpty();

        assertThat(named(erased(right), "shared")).isEmpty();
        assertThat(tablesWithContent("Moved" + key)).isEmpty();
    }

    @Test
    @DisplayName("7: what two records hold stays until the second of them is erased, also where that is a message")
    void whatTwoHoldGoesWithTheSecond() throws SQLException {
        String both = content("Both");
        person(wrong, both);
        person(right);
        Communication message = new Communication().setStatus(Communication.CommunicationStatus.COMPLETED);
        message.setId("Communication/mr-" + key);
        message.setSubject(new Reference(right)).setSentElement(new DateTimeType("2010-03-06"));
        message.addPayload().setContent(new Attachment().setUrl(both));
        put(message);

        assertThat(named(erased(wrong), "shared")).containsExactly("Binary");
        assertThat(tablesWithContent("Both" + key)).isNotEmpty();
        assertThat(named(erased(right), "shared")).isEmpty();
        assertThat(tablesWithContent("Both" + key)).isEmpty();
    }

    /** Stores a content of its own; returns its reference. */
    private String content(String begin) {
        Binary binary = new Binary().setContentType("text/plain");
        binary.setData((begin + key).getBytes(StandardCharsets.UTF_8)).setId("Binary/" + begin.charAt(0) + key);
        put(binary);
        return "Binary/" + binary.getIdElement().getIdPart();
    }

    /** With these photos and no others. */
    private static void person(String reference, String... photos) {
        Patient person = new Patient().setActive(true);
        person.setId(reference);
        Arrays.stream(photos).forEach(photo -> person.addPhoto().setUrl(photo));
        put(person);
    }

    private static void put(Resource resource) {
        Answer stored = ADMIN.put(resource);
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
    }

    private static Parameters erased(String patient) {
        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(false));
        Parameters report = ADMIN.post(patient + "/$erase", wanted).as(Parameters.class);
        assertThat(named(report, "verdict")).containsExactly("erased");
        return report;
    }

    private static List<String> named(Parameters report, String name) {
        return report.getParameter().stream()
                .filter(line -> line.getName().equals(name))
                .map(line -> line.getValue().primitiveValue())
                .toList();
    }
}
