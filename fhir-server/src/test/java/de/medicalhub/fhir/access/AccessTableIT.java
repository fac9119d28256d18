package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Relation;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table is the test: every cell of {@link AccessTable} (role, type, interaction), allowed or not, through HTTP with a
 * real token of that role. Allowed is tried where the relation holds and where it does not.
 */
class AccessTableIT {
    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);

    /** Of the case under test; where pharmacist1 works. */
    private static final String PHARMACY = "Organization/pharmacy-polch";

    private static final String UNTIED = "Patient/untied-" + MARK;

    /** In no group of the table. */
    private static final Set<String> NOBODYS = Set.of("Person", "Group", "VerificationResult");

    /** Where it is not the role's name and a 1. */
    private static final Map<Role, String> CALLERS = Map.of(
            Role.DISCHARGE_MANAGER, "discharge1",
            Role.HOSPITAL_SYSTEM, "medhub-hospital",
            Role.TRANSPORT_SERVICE, "medhub-transport",
            Role.VIDEO_SERVICE, "medhub-video",
            Role.NOTIFICATION_SERVICE, "medhub-notification");

    private static final Map<Role, String> AUTHORS = Map.of(
            Role.PATIENT, "Patient/patient-1",
            Role.RELATIVE, "RelatedPerson/relative-1",
            Role.GP, "Practitioner/gp-1",
            Role.NURSE, "Practitioner/nurse-1",
            Role.DISCHARGE_MANAGER, "Practitioner/discharge-1");

    /** nurse1's service is awarded. */
    private static CaseUnderTest ours = CaseUnderTest.admitted();

    /** What bears the case's identifier or is a ride or a consultation, by type. */
    private static final Map<String, String> CASE_PARTS = new HashMap<>();

    /** Of the practice of the case: a document that nobody has signed, and its content. */
    private static final List<String> DRAFTS = new ArrayList<>();

    /** What concerns the relative in person, by type. */
    private static final Map<String, String> RELATIVES_OWN = new HashMap<>();

    @BeforeAll
    static void aResourceOfEachTypeAboutThreePatients() {
        ours = CaseUnderTest.started();
        ours.answer("nurse1", ours.firstReferral(), true);
        assertThat(ours.award(ours.firstReferral()).status()).isEqualTo(200);
        Patient stranger = new Patient().setManagingOrganization(new Reference("Organization/hospital-andernach"));
        stranger.setId("untied-" + MARK);
        Imported.put(stranger);
        Imported.about(ours.patient(), "tied-" + MARK, resource -> resource);
        Imported.about(UNTIED, "untied-" + MARK, MinimalResources::elsewhere);
        Imported.about("Patient/patient-1", "self-" + MARK, resource -> resource);
        RELATIVES_OWN.putAll(OwnRelative.readsEverything(MARK));
        CASE_PARTS.putAll(PartsOfCase.of(ours, PHARMACY, MARK));
        DRAFTS.addAll(PartsOfCase.drafts(ours, "Organization/practice-mendig", MARK));
        Task driving =
                new Task().setFor(new Reference(ours.patient())).setOwner(new Reference("Practitioner/driver-1"));
        Imported.put(MinimalResources.withId(driving, "driving-" + MARK));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("1, 3: reads and searches what the table allows, where the relation holds, and nothing else")
    void reads(Role role) {
        Rest rest = caller(role);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        types().parallelStream().forEach(type -> {
            Set<Relation> relations = AccessTable.relations(role, type, Interaction.READ);
            String untied = type + "/untied-" + MARK;
            if (relations.isEmpty()) {
                refused(faults, rest.get(untied), role, "reads", untied);
                refused(faults, rest.get(type + "?_id=x"), role, "searches", type);
            } else if (relations.contains(Relation.NONE)) {
                expect(faults, rest.get(type + "/none-" + MARK), 404, role, "reads", type);
                expect(faults, rest.get(type + "?_count=1"), 200, role, "searches", type);
            } else if (!type.equals("AuditEvent") && !relations.contains(Relation.OPEN_TIMES)) {
                String tied = tied(role, type);
                expect(faults, rest.get(tied), 200, role, "reads", tied);
                expect(faults, rest.get(untied), 404, role, "reads", untied);
                if (!type.equals("Binary")) {
                    Answer found = rest.get(type + "?_id=" + id(tied) + "," + id(untied));
                    if (!found.found().equals(List.of(tied))) {
                        faults.add(role + " finds " + found.found() + " instead of " + tied);
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gp1, 200", "nurse1, 404", "discharge1, 404", "pharmacist1, 404", "medhub-hospital, 200"})
    @DisplayName(
            "19: a draft and its content are read by the house that writes it, here the practice, and not by the others")
    void drafts(String caller, int status) {
        Rest rest = new Rest(caller);
        for (String draft : DRAFTS) {
            assertThat(rest.get(draft).status()).as(draft).isEqualTo(status);
        }
        assertThat(rest.get("DocumentReference?_id=" + id(DRAFTS.get(0))).found())
                .hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("1: what the table does not let write is refused, whatever it is about")
    void writesNothingElse(Role role) {
        Rest rest = caller(role);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        types().parallelStream().forEach(type -> {
            Resource sent = MinimalResources.withId(MinimalResources.of(type, ours.patient()), "tied-" + MARK);
            if (!AccessTable.allows(Set.of(role), type, Interaction.CREATE)) {
                refused(faults, rest.post(type, sent), role, "creates", type);
            }
            if (!AccessTable.allows(Set.of(role), type, Interaction.UPDATE)) {
                refused(faults, rest.put(sent), role, "updates", type);
            }
            if (!AccessTable.allows(Set.of(role), type, Interaction.DELETE)) {
                refused(faults, rest.delete(type + "/tied-" + MARK), role, "deletes", type);
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PATIENT", "RELATIVE", "GP", "NURSE", "DISCHARGE_MANAGER", "HOSPITAL_SYSTEM"})
    @DisplayName(
            "3: creates and changes what the table allows, about whom the caller is tied to, and about nobody else")
    void writes(Role role) {
        Rest rest = caller(role);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        types().parallelStream().forEach(type -> {
            if (!AccessTable.allows(Set.of(role), type, Interaction.CREATE) || isOfOrganisation(type)) {
                return;
            }
            Answer created = rest.post(type, sent(role, type, self(role)));
            expect(faults, created, 201, role, "creates", type);
            if (created.status() == 201) {
                Resource stored = parsed(created);
                expect(faults, rest.put(stored), 200, role, "updates", type);
            }
            if (!type.equals("Patient") && !type.equals("Subscription")) {
                Resource another = sent(role, type, UNTIED);
                // Whom a document is about is looked up first: hidden and unknown people are 422 alike
                // (IsikDocumentIT).
                int hidden = type.equals("DocumentReference") ? 422 : 404;
                expect(faults, rest.post(type, another), hidden, role, "creates untied", type);
                expect(
                        faults,
                        rest.put(MinimalResources.withId(another, "untied-" + MARK)),
                        404,
                        role,
                        "updates untied",
                        type);
            }
        });
        assertThat(faults).isEmpty();
    }

    /** Not about a patient: whose they are is tried by IsikAppointmentIT, IsikMedicationIT and CalendarIT. */
    private static boolean isOfOrganisation(String type) {
        return Set.of("Schedule", "Slot", "Medication").contains(type);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PATIENT", "HOSPITAL_SYSTEM", "ADMIN"})
    @DisplayName(
            "Deletes the drafts that the table allows, and nobody else's; see SubscriptionIT, of patients IsikBasisIT")
    void deletes(Role role) {
        Rest rest = caller(role);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        for (String type : types()) {
            if (!AccessTable.allows(Set.of(role), type, Interaction.DELETE)
                    || Set.of("Subscription", "Patient").contains(type)) {
                continue;
            }
            Resource resource = MinimalResources.asDraft(sent(role, type, self(role)));
            String stored = Imported.put(MinimalResources.withId(resource, "draft-" + MARK));
            expect(faults, rest.delete(stored), 200, role, "deletes", stored);
            if (!AccessTable.relations(role, type, Interaction.DELETE).contains(Relation.NONE)) {
                expect(faults, rest.delete(type + "/untied-" + MARK), 404, role, "deletes", type);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TRANSPORT_SERVICE", "VIDEO_SERVICE"})
    @DisplayName("The modules write back what they read, and nothing about others")
    void modulesMoveWhatExists(Role role) {
        Rest rest = caller(role);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        for (String type : CASE_PARTS.keySet()) {
            if (AccessTable.allows(Set.of(role), type, Interaction.UPDATE)) {
                Resource read = parsed(rest.get(CASE_PARTS.get(type)));
                expect(faults, rest.put(read), 200, role, "updates", type);
                Resource another = MinimalResources.withId(MinimalResources.of(type, UNTIED), "untied-" + MARK);
                expect(faults, rest.put(another), 403, role, "updates untied", type);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Rest caller(Role role) {
        return new Rest(CALLERS.getOrDefault(role, role.realmName() + "1"));
    }

    private static Set<String> types() {
        Set<String> types = new TreeSet<>(NOBODYS);
        Stream.of(ResourceTypes.DIRECTORY, ResourceTypes.OPERATING, ResourceTypes.ABOUT_PATIENTS, ResourceTypes.CONTENT)
                .forEach(types::addAll);
        types.add("AuditEvent");
        return types;
    }

    private static Resource parsed(Answer answer) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(answer.body());
    }

    private static Resource sent(Role role, String type, String patient) {
        Resource resource = MinimalResources.of(type, patient);
        return AUTHORS.containsKey(role) ? MinimalResources.by(resource, AUTHORS.get(role)) : resource;
    }

    /** Whom the role's caller writes about. */
    private static String self(Role role) {
        return role == Role.PATIENT || role == Role.RELATIVE ? "Patient/patient-1" : ours.patient();
    }

    /** A resource for which the role's relation holds. */
    private static String tied(Role role, String type) {
        if (role == Role.RELATIVE && RELATIVES_OWN.containsKey(type)) {
            return RELATIVES_OWN.get(type);
        }
        if (role == Role.PATIENT || role == Role.RELATIVE) {
            return type.equals("Patient") ? "Patient/patient-1" : type + "/self-" + MARK;
        }
        if (type.equals("Patient")) {
            return ours.patient();
        }
        boolean inCase = EnumSet.of(Role.PHARMACIST, Role.DISPATCHER, Role.TRANSPORT_SERVICE, Role.VIDEO_SERVICE)
                .contains(role);
        if (role == Role.DRIVER) {
            return "Task/driving-" + MARK;
        }
        return inCase && CASE_PARTS.containsKey(type) ? CASE_PARTS.get(type) : type + "/tied-" + MARK;
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    /** The trail has a provider of its own, which knows neither the parameter nor the interaction. */
    private static void refused(List<String> faults, Answer answer, Role role, String does, String what) {
        expect(faults, answer, what.startsWith("AuditEvent") && answer.status() == 400 ? 400 : 403, role, does, what);
    }

    private static void expect(List<String> faults, Answer answer, int status, Role role, String does, String what) {
        if (answer.status() != status) {
            faults.add(role + " " + does + " " + what + ": " + answer.status() + " instead of " + status);
        }
    }
}
