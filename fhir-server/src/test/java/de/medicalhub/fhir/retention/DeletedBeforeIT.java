package de.medicalhub.fhir.retention;

import static de.medicalhub.fhir.retention.StoredText.tablesWith;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.sql.SQLException;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deleting takes out of the current records; what is left in history is erased like the rest. */
class DeletedBeforeIT {
    private static final Rest HOSPITAL = new Rest("medhub-hospital");

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
        assertThat(new Rest("admin1")
                        .post(patient + "/$erase", new Parameters())
                        .status())
                .isEqualTo(404);
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
        Answer answer = new Rest("admin1").post(patient + "/$erase", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter("verdict").getValue().primitiveValue();
    }
}
