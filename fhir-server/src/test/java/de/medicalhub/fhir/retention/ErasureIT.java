package de.medicalhub.fhir.retention;

import static de.medicalhub.fhir.retention.StoredText.tablesWith;
import static de.medicalhub.fhir.retention.StoredText.tablesWithContent;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import de.medicalhub.fhir.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure against the real store: nothing of it is left in any table but the audit trail. */
class ErasureIT {
    private static final Rest ADMIN = new Rest("admin1");

    private final String key = UUID.randomUUID().toString().substring(0, 12);
    private final String name = "Vergessmann" + key.replace("-", "");
    private final String patient = "Patient/er-" + key;

    @Test
    @DisplayName("6: an erased person is in no table any more, neither now nor in the history")
    void anErasedPersonIsGone() throws SQLException {
        store(2010);
        storeLetter();
        StoredPictures.store(patient, name);
        store(2010); // The same again, changed, so that there is a history.
        storeLetter();
        StoredPictures.store(patient, name);
        Parameters dry = erase().as(Parameters.class);
        assertThat(verdict(dry)).isEqualTo("may-be-erased");
        assertThat(dry.getParameter().stream().filter(line -> line.getName().equals("resources")))
                .hasSize(8);
        assertThat(tablesWith(name)).isNotEmpty();
        assertThat(tablesWithContent(name)).as("the document's content").isNotEmpty();

        for (String[] type : new String[][] {{}, {"Content-Type", "application/fhir+json"}}) {
            Exchange.Reply bare = Exchange.as("admin1").post("/" + patient + "/$erase", "", type);
            assertThat(bare.status()).as(bare.text()).isEqualTo(200);
            assertThat(verdict(bare.as(Parameters.class))).isEqualTo("may-be-erased");
        }

        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(false));
        Answer done = ADMIN.post(patient + "/$erase", wanted);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(verdict(done.as(Parameters.class))).isEqualTo("erased");

        assertThat(tablesWith(name)).isEmpty();
        assertThat(tablesWithContent(name)).isEmpty();
        // The queue of Subscriptions holds ids, no content, and only until it is worked off.
        assertThat(tablesWith("er-" + key))
                .contains("audit_event", "erased_record")
                .isSubsetOf("audit_event", "erased_record", "hfj_resource_modified");
        assertThat(ADMIN.post(patient + "/$erase", new Parameters()).status()).isEqualTo(404);
        Rest manager = new Rest("discharge1");
        assertThat(manager.get(patient).status()).isEqualTo(404);
        assertThat(manager.get(patient + "/_history").status()).isEqualTo(404);
        assertThat(manager.get(patient + "/_history/1").status()).isEqualTo(404);
        assertThat(manager.get("Observation?subject=" + patient).found()).isEmpty();

        List<Resource> trail =
                ADMIN.get("AuditEvent?patient=" + patient + "&_count=100").resources();
        assertThat(trail)
                .anyMatch(event -> ((AuditEvent) event).getAction() == AuditEvent.AuditEventAction.D)
                .anyMatch(event -> ((AuditEvent) event).getAction() == AuditEvent.AuditEventAction.C);
    }

    @Test
    @DisplayName("6: an erasure during which the server stopped is gone on with")
    void aBrokenOffErasureIsGoneOnWith() throws SQLException {
        store(2010);
        store(2010);
        deletedAndNothingElse();
        assertThat(new Rest("discharge1").get(patient).status()).isEqualTo(404);
        assertThat(tablesWith(name)).isNotEmpty();
        assertThat(verdict(erase().as(Parameters.class))).isEqualTo("may-be-erased");

        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(false));
        assertThat(verdict(ADMIN.post(patient + "/$erase", wanted).as(Parameters.class)))
                .isEqualTo("erased");

        assertThat(tablesWith(name)).isEmpty();
        assertThat(tablesWith("er-" + key)).isSubsetOf("audit_event", "erased_record", "hfj_resource_modified");
        assertThat(ADMIN.post(patient + "/$erase", wanted).status()).isEqualTo(404);
    }

    /** As the first half of an erasure leaves it. */
    private void deletedAndNothingElse() throws SQLException {
        try (Connection owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                Statement statement = owner.createStatement()) {
            String ours = " where fhir_id = 'er-" + key + "'";
            statement.executeUpdate("insert into fhir.erasure_rest (reference, patient)"
                    + " select res_type || '/' || fhir_id, '" + patient + "' from fhir.hfj_resource" + ours);
            String keys = " in (select res_id from fhir.hfj_resource" + ours + ")";
            statement.executeUpdate("delete from fhir.hfj_res_link where src_resource_id" + keys);
            for (String kind : List.of("string", "token", "date", "uri", "number", "quantity")) {
                statement.executeUpdate("delete from fhir.hfj_spidx_" + kind + " where res_id" + keys);
            }
            statement.executeUpdate("update fhir.hfj_resource set res_deleted_at = res_updated" + ours);
        }
    }

    @Test
    @DisplayName("2, 3: treatment that is running, or over for less than ten years, stays")
    void whatLawKeepsStays() {
        store(2020);
        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(false));
        Parameters kept = ADMIN.post(patient + "/$erase", wanted).as(Parameters.class);
        assertThat(verdict(kept)).isEqualTo("kept-by-law");
        assertThat(kept.getParameter("kept-until").getValue().primitiveValue()).isEqualTo("2030-03-09");
        CaseUnderTest running = CaseUnderTest.started();
        assertThat(verdict(ADMIN.post(running.patient() + "/$erase", wanted).as(Parameters.class)))
                .isEqualTo("in-treatment");
        assertThat(new Rest("discharge1").get(running.patient()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "8, 9: whose time is over is found among all and erased, the others stay; the modules are told by reference")
    void whoseTimeIsOverIsFoundAmongAll() throws SQLException {
        store(2010);
        String kept = patient.replace("er-", "ek-");
        String untreated = patient.replace("er-", "eu-");
        put(kept, "2020-03-09");
        put(untreated, "");
        String before = patient.substring("Patient/".length(), patient.length() - 1);
        Parameters dry = due(before, true);
        assertThat(duePatients(dry)).contains(patient).doesNotContain(kept, untreated);
        assertThat(dry.getParameter().stream().filter(line -> line.getName().equals("resources")))
                .isNotEmpty();
        assertThat(tablesWith(name)).isNotEmpty();
        int position = position("medhub-transport");
        assertThat(duePatients(due(before, false))).contains(patient);
        assertThat(tablesWith(name)).isEmpty();
        for (String here : List.of(kept, untreated)) {
            assertThat(verdict(ADMIN.post(here + "/$erase", new Parameters()).as(Parameters.class)))
                    .isNotEqualTo("erased");
        }
        assertThat(told("medhub-transport", position)).contains(patient, "Task/er-" + key);
        assertThat(told("medhub-video", position)).contains(patient).noneMatch(each -> each.startsWith("Task/"));
        assertThat(new Rest("nurse1").get("Patient/$erased").status()).isEqualTo(403);
        List<Resource> trail =
                ADMIN.get("AuditEvent?patient=" + patient + "&_count=100").resources();
        assertThat(trail).anyMatch(event -> ((AuditEvent) event).getAction() == AuditEvent.AuditEventAction.D);
    }

    private static Parameters due(String after, boolean dryRun) {
        Parameters wanted = new Parameters();
        CaseUnderTest.add(wanted, "dry-run", new BooleanType(dryRun));
        CaseUnderTest.add(wanted, "after", new StringType(after));
        CaseUnderTest.add(wanted, "count", new IntegerType(1));
        Answer answer = ADMIN.post("Patient/$erase-due", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static List<String> duePatients(Parameters report) {
        return report.getParameter().stream()
                .filter(line -> line.getName().equals("due"))
                .map(line -> ((Reference) line.getPart().get(0).getValue()).getReference())
                .toList();
    }

    private static int position(String module) {
        Parameters told = new Rest(module).get("Patient/$erased").as(Parameters.class);
        return ((IntegerType) told.getParameter("position").getValue()).getValue();
    }

    private static List<String> told(String module, int after) {
        return new Rest(module)
                .get("Patient/$erased?after=" + after).as(Parameters.class).getParameter().stream()
                        .filter(line -> line.getName().equals("reference"))
                        .map(line -> ((Reference) line.getValue()).getReference())
                        .toList();
    }

    /** A patient, and one finished stay if an end is given. */
    private void put(String person, String end) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        add(bundle, new Patient().setId(person));
        if (!end.isEmpty()) {
            Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
            stay.setId(person.replace("Patient", "Encounter"));
            stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient"));
            stay.setSubject(new Reference(person)).setPeriod(new Period().setEndElement(new DateTimeType(end)));
            add(bundle, stay);
        }
        assertThat(ADMIN.post("", bundle).status()).isEqualTo(200);
    }

    private static void add(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp1", "discharge1", "nurse1", "patient1", "medhub-transport"})
    void onlyTheAdministratorErases(String caller) {
        assertThat(new Rest(caller)
                        .post("Patient/patient-1/$erase", new Parameters())
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/patient-1/$expunge", "Patient/$expunge", "$expunge"})
    @DisplayName("1: the store's own expunge is offered to nobody")
    void expungeIsOfferedToNobody(String path) {
        assertThat(ADMIN.post(path, new Parameters()).status()).isIn(400, 403, 404, 405);
        assertThat(new Rest("patient1").get("Patient/patient-1").status()).isEqualTo(200);
    }

    private Answer erase() {
        return ADMIN.post(patient + "/$erase", new Parameters());
    }

    private static String verdict(Parameters report) {
        return report.getParameter("verdict").getValue().primitiveValue();
    }

    private void store(int year) {
        Patient person = new Patient();
        person.setId(patient);
        person.addName().setFamily(name).addGiven(UUID.randomUUID().toString());
        Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
        stay.setId("Encounter/er-" + key);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(patient)).setServiceProvider(new Reference("Organization/hospital-mayen"));
        stay.setPeriod(new Period()
                .setStartElement(new DateTimeType(year + "-03-01"))
                .setEndElement(new DateTimeType(year + "-03-09")));
        Observation finding = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        finding.setId("Observation/er-" + key);
        finding.getCode().setText(name + " " + UUID.randomUUID());
        finding.setSubject(new Reference(patient)).setEncounter(new Reference(stay.getId()));
        finding.setEffective(new DateTimeType(year + "-03-02"));
        Task task = new Task().setStatus(Task.TaskStatus.COMPLETED).setIntent(Task.TaskIntent.ORDER);
        task.setId("Task/er-" + key);
        task.setDescription(name).setFor(new Reference(patient));
        task.setAuthoredOnElement(new DateTimeType(year + "-03-03"));
        Provenance origin = new Provenance();
        origin.setId("Provenance/er-" + key);
        origin.setRecorded(new DateTimeType(year + "-03-04").getValue());
        origin.addTarget(new Reference(finding.getId()));
        origin.addAgent().setWho(new Reference("Practitioner/gp-1"));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        List.of(person, stay, finding, task, origin).forEach(resource -> add(bundle, resource));
        assertThat(ADMIN.post("", bundle).status()).isEqualTo(200);
    }

    /** Its content becomes a Binary of its own, each time another one. */
    private void storeLetter() {
        DocumentReference letter = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        letter.setId("DocumentReference/er-" + key);
        letter.setDescription(name).setSubject(new Reference(patient));
        letter.setDate(new DateTimeType("2010-03-05").getValue());
        letter.addContent()
                .getAttachment()
                .setContentType("text/plain")
                .setData((name + " " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        add(bundle, letter);
        Answer stored = ADMIN.post("", bundle);
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    }
}
