package de.medicalhub.fhir.retention;

import static de.medicalhub.fhir.retention.StoredText.tablesWith;
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
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deleting takes out of the current records; what is left in history is erased like the rest. */
class DeletedBeforeIT {
    private static final Rest HOSPITAL = new Rest("medhub-hospital");
    private static final Rest ADMIN = new Rest("admin1");

    private final String name =
            "Vorgestern" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Test
    @DisplayName("6: a draft that was deleted goes with the person, and so does a person who was deleted")
    void whatWasDeletedIsErased() throws SQLException {
        Patient person = new Patient().setManagingOrganization(new Reference("Organization/hospital-mayen"));
        person.addName().setFamily(name);
        String patient = created(person);
        Appointment draft = new Appointment().setStatus(Appointment.AppointmentStatus.PROPOSED);
        draft.setDescription(name)
                .addParticipant()
                .setStatus(Appointment.ParticipationStatus.ACCEPTED)
                .setActor(new Reference(patient));
        String appointment = created(draft);
        assertThat(HOSPITAL.delete(appointment).status()).isIn(200, 204);
        assertThat(HOSPITAL.delete(patient).status()).isIn(200, 204);
        assertThat(tablesWith(name)).as("history").isNotEmpty();

        assertThat(erased(patient, true)).isEqualTo("may-be-erased");
        assertThat(tablesWith(name)).isNotEmpty();
        assertThat(erased(patient, false)).isEqualTo("erased");
        assertThat(tablesWith(name)).isEmpty();
        assertThat(ADMIN.post(patient + "/$erase", new Parameters()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "6, 8: whoever was deleted is found among all, and goes with the photo; not one that another person has by now")
    void whoWasDeletedIsFoundAmongAll() throws SQLException {
        String key = UUID.randomUUID().toString();
        String patient = "Patient/dp-" + key;
        String other = "Patient/dq-" + key;
        String own = content("Own" + key);
        String moved = content("Moved" + key);
        person(patient, own, moved);
        person(other, moved);
        assertThat(HOSPITAL.delete(patient).status()).isIn(200, 204);

        assertThat(due(patient, true)).containsExactly(patient);
        assertThat(tablesWithContent("Own" + key)).isNotEmpty();
        assertThat(due(patient, false)).containsExactly(patient);
        assertThat(tablesWithContent("Own" + key)).isEmpty();
        assertThat(tablesWithContent("Moved" + key)).as("somebody else's photo").isNotEmpty();
        assertThat(ADMIN.post(patient + "/$erase", new Parameters()).status()).isEqualTo(404);
        assertThat(erased(other, false)).isEqualTo("erased");
        assertThat(tablesWithContent("Moved" + key)).isEmpty();
    }

    /** The next whose time is over, from this one on. */
    private static List<String> due(String patient, boolean dryRun) {
        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(dryRun));
        String id = patient.substring("Patient/".length());
        CaseUnderTest.add(wanted, "after", new StringType(id.substring(0, id.length() - 1)));
        CaseUnderTest.add(wanted, "count", new IntegerType(1));
        Answer answer = ADMIN.post("Patient/$erase-due", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter().stream()
                .filter(line -> line.getName().equals("due"))
                .map(line -> ((Reference) line.getPart().get(0).getValue()).getReference())
                .toList();
    }

    private static String content(String text) {
        Binary binary = new Binary().setContentType("text/plain");
        binary.setData(text.getBytes(StandardCharsets.UTF_8)).setId("Binary/" + UUID.randomUUID());
        put(binary);
        return "Binary/" + binary.getIdElement().getIdPart();
    }

    private static void person(String reference, String... photos) {
        Patient person = new Patient().setManagingOrganization(new Reference("Organization/hospital-mayen"));
        person.setId(reference);
        Arrays.stream(photos).forEach(photo -> person.addPhoto().setUrl(photo));
        put(person);
    }

    private static void put(Resource resource) {
        Answer stored = ADMIN.put(resource);
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
    }

    private static String created(Resource resource) {
        Answer answer = HOSPITAL.post(resource.fhirType(), resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return resource.fhirType() + "/"
                + answer.as(resource.getClass()).getIdElement().getIdPart();
    }

    private static String erased(String patient, boolean dryRun) {
        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(dryRun));
        Answer answer = ADMIN.post(patient + "/$erase", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter("verdict").getValue().primitiveValue();
    }
}
