package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Relation;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Relations of the table that need more than a case: an emergency, own content, own calendars, an own Task, the trail. */
class RelationIT {
    private static final Rest ADMIN = new Rest("admin1");
    private static final Rest HOSPITAL = new Rest("medhub-hospital");
    private static final String OWN = "Organization/hospital-mayen";
    private static final String OTHER = "Organization/hospital-andernach";
    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @CsvSource({"GP, gp2", "DISCHARGE_MANAGER, discharge2"})
    @DisplayName("11: an emergency access opens each type that the table says, for reading, until it ends")
    void anEmergency(Role role, String caller) {
        String key = caller + MARK;
        Patient stranger = new Patient();
        stranger.setId("Patient/" + key);
        Imported.put(stranger);
        List<Resource> about = Stream.concat(ResourceTypes.ABOUT_PATIENTS.stream(), ResourceTypes.CONTENT.stream())
                .filter(type -> !type.equals("Patient"))
                .map(type -> MinimalResources.withId(MinimalResources.about(type, stranger.getId()), key))
                .map(RelationIT::nowhere)
                .toList();
        about.forEach(Imported::put);
        Rest doctor = new Rest(caller);
        List<String> faults = statuses(doctor, about, 404);
        Parameters wish = new Parameters();
        CaseUnderTest.add(wish, "reason", new CodeType("unconscious"));
        CaseUnderTest.add(wish, "explanation", new StringType("Bewusstlos aufgefunden"));
        Answer opened = doctor.post(stranger.getId() + "/$emergency-access", wish);
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        try {
            about.forEach(resource -> {
                boolean open = AccessTable.relations(role, resource.fhirType(), Interaction.READ)
                        .contains(Relation.EMERGENCY);
                assertThat(open).as(resource.fhirType()).isTrue();
            });
            faults.addAll(statuses(doctor, about, 200));
            about.forEach(resource -> {
                if (doctor.put(resource).status() < 400) {
                    faults.add("writes " + resource.fhirType());
                }
            });
        } finally {
            doctor.post(stranger.getId() + "/$end-emergency-access", new Parameters());
        }
        faults.addAll(statuses(doctor, about, 404));
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("3: content that is in no document belongs to the organisation that sent it")
    void ownContent() {
        for (String organisation : List.of(OWN, OTHER)) {
            Binary content = new Binary().setSecurityContext(new Reference(organisation));
            content.setContentType("text/plain").setData(new byte[] {65});
            boolean own = organisation.equals(OWN);
            assertThat(HOSPITAL.post("Binary", content).status()).isEqualTo(own ? 201 : 404);
            content.setId("Binary/" + organisation.substring("Organization/".length()) + MARK);
            Imported.put(content);
            assertThat(HOSPITAL.get(content.getId()).status()).isEqualTo(own ? 200 : 404);
            assertThat(HOSPITAL.put(content).status()).isEqualTo(own ? 200 : 404);
            for (String person : List.of("discharge1", "gp1", "nurse1", "patient1")) {
                assertThat(new Rest(person).get(content.getId()).status())
                        .as(person)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    @DisplayName("3: a hospital's system writes calendars of its own people, and their times")
    void ownCalendar() {
        for (String organisation : List.of(OWN, OTHER)) {
            String key = organisation.substring("Organization/".length()) + MARK;
            int created = organisation.equals(OWN) ? 201 : 403;
            PractitionerRole role = new PractitionerRole().setActive(true);
            role.setOrganization(new Reference(organisation)).setId("PractitionerRole/" + key);
            Imported.put(role);
            Schedule calendar = new Schedule().addActor(new Reference(role.getId()));
            assertThat(HOSPITAL.post("Schedule", calendar).status()).isEqualTo(created);
            calendar.setId("Schedule/" + key);
            Imported.put(calendar);
            Slot time = new Slot().setSchedule(new Reference(calendar.getId())).setStatus(Slot.SlotStatus.FREE);
            assertThat(HOSPITAL.post("Slot", time).status()).isEqualTo(created);
            time.setId("Slot/" + key);
            Imported.put(time);
            for (Resource resource : List.of(calendar, time)) {
                assertThat(HOSPITAL.get(resource.getId()).status()).isEqualTo(200);
                assertThat(HOSPITAL.put(resource).status()).isEqualTo(created == 201 ? 200 : 403);
            }
        }
    }

    @Test
    void aDriverSeesOwnTasksOnly() {
        CaseUnderTest awarded = CaseUnderTest.started();
        assertThat(new Rest("driver1").get(awarded.ride()).status()).isEqualTo(404);
        assertThat(new Rest("driver1")
                        .get("Task?patient=" + awarded.patient() + "&owner=Practitioner/driver-1")
                        .resources())
                .allMatch(task -> ((Task) task).getOwner().getReference().equals("Practitioner/driver-1"));
    }

    @Test
    @DisplayName("8: a driver's Task that goes to another is closed to the first, with all its versions")
    void aTaskThatWentToAnother() {
        Task driving = new Task().setOwner(new Reference("Practitioner/driver-1"));
        driving.setFor(new Reference("Patient/patient-1")).setId("Task/went-" + MARK);
        driving.addInput().setValue(new StringType("Am Viadukt 1"));
        driving.getInputFirstRep()
                .getType()
                .addCoding()
                .setSystem(HubCodes.TASK_PARAMETER)
                .setCode("drop-off-name");
        Imported.put(driving);
        Rest driver = new Rest("driver1");
        assertThat(driver.get(driving.getId()).status()).isEqualTo(200);
        assertThat(ADMIN.put(driving.setOwner(new Reference("Practitioner/driver-2")))
                        .status())
                .isEqualTo(200);
        for (String path : List.of("", "/_history/1", "/_history/2", "/_history")) {
            assertThat(driver.get("Task/went-" + MARK + path).status()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("1: the trail is read by administrators and patients")
    void readsTheTrail(Role role) {
        String caller = role.name().endsWith("_SERVICE") || role == Role.HOSPITAL_SYSTEM
                ? "medhub-" + role.realmName().replace("-service", "").replace("-system", "")
                : role == Role.DISCHARGE_MANAGER ? "discharge1" : role.realmName() + "1";
        boolean reads = AccessTable.allows(Set.of(role), "AuditEvent", Interaction.READ);
        assertThat(new Rest(caller).get("AuditEvent?_count=1").status()).isEqualTo(reads ? 200 : 403);
        assertThat(new Rest(caller).get("AuditEvent/" + UUID.randomUUID()).status())
                .isEqualTo(reads ? 404 : 403);
    }

    private static List<String> statuses(Rest caller, List<Resource> resources, int wanted) {
        List<String> faults = new ArrayList<>();
        for (Resource resource : resources) {
            int status = caller.get(resource.getId()).status();
            if (status != wanted) {
                faults.add(resource.getId() + ": " + status + " instead of " + wanted);
            }
        }
        return faults;
    }

    /** In no hospital. */
    private static Resource nowhere(Resource resource) {
        if (resource instanceof Encounter encounter) {
            encounter.setServiceProvider(null);
        }
        return resource;
    }
}
