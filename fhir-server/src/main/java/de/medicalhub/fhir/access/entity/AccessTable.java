package de.medicalhub.fhir.access.entity;

import static de.medicalhub.common.security.Role.ADMIN;
import static de.medicalhub.common.security.Role.DISCHARGE_MANAGER;
import static de.medicalhub.common.security.Role.DISPATCHER;
import static de.medicalhub.common.security.Role.DRIVER;
import static de.medicalhub.common.security.Role.GP;
import static de.medicalhub.common.security.Role.HOSPITAL_SYSTEM;
import static de.medicalhub.common.security.Role.NOTIFICATION_SERVICE;
import static de.medicalhub.common.security.Role.NURSE;
import static de.medicalhub.common.security.Role.PATIENT;
import static de.medicalhub.common.security.Role.PHARMACIST;
import static de.medicalhub.common.security.Role.RELATIVE;
import static de.medicalhub.common.security.Role.TRANSPORT_SERVICE;
import static de.medicalhub.common.security.Role.VIDEO_SERVICE;
import static de.medicalhub.fhir.access.entity.AccessRule.reads;
import static de.medicalhub.fhir.access.entity.AccessRule.writes;
import static de.medicalhub.fhir.access.entity.Interaction.CREATE;
import static de.medicalhub.fhir.access.entity.Interaction.DELETE;
import static de.medicalhub.fhir.access.entity.Interaction.UPDATE;
import static de.medicalhub.fhir.access.entity.Relation.ASKED;
import static de.medicalhub.fhir.access.entity.Relation.CASE_PART;
import static de.medicalhub.fhir.access.entity.Relation.CASE_PATIENT;
import static de.medicalhub.fhir.access.entity.Relation.CONFIDANT;
import static de.medicalhub.fhir.access.entity.Relation.EMERGENCY;
import static de.medicalhub.fhir.access.entity.Relation.ENDED;
import static de.medicalhub.fhir.access.entity.Relation.LEG;
import static de.medicalhub.fhir.access.entity.Relation.NONE;
import static de.medicalhub.fhir.access.entity.Relation.OPEN_TIMES;
import static de.medicalhub.fhir.access.entity.Relation.OWN_CALENDAR;
import static de.medicalhub.fhir.access.entity.Relation.OWN_CONTENT;
import static de.medicalhub.fhir.access.entity.Relation.OWN_ENTRY;
import static de.medicalhub.fhir.access.entity.Relation.OWN_INPATIENT;
import static de.medicalhub.fhir.access.entity.Relation.OWN_PATIENT;
import static de.medicalhub.fhir.access.entity.Relation.OWN_RECORD;
import static de.medicalhub.fhir.access.entity.Relation.OWN_SUBSCRIPTION;
import static de.medicalhub.fhir.access.entity.Relation.OWN_TASK;
import static de.medicalhub.fhir.access.entity.Relation.VIDEO;
import static de.medicalhub.fhir.access.entity.ResourceTypes.ABOUT_PATIENTS;
import static de.medicalhub.fhir.access.entity.ResourceTypes.CONTENT;
import static de.medicalhub.fhir.access.entity.ResourceTypes.DIRECTORY;
import static de.medicalhub.fhir.access.entity.ResourceTypes.OF_CONFIDANTS;
import static de.medicalhub.fhir.access.entity.ResourceTypes.OF_RELATIVES;
import static de.medicalhub.fhir.access.entity.ResourceTypes.OPERATING;
import static de.medicalhub.fhir.access.entity.ResourceTypes.TIMES;

import de.medicalhub.common.security.Role;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The whole of who may do what; docs/access.md says the same in prose. What is not here is refused. */
public final class AccessTable {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<String> ANY_TYPE = Set.of();
    private static final Set<String> AUDIT = Set.of("AuditEvent");
    private static final Set<String> QUESTIONS = Set.of("Questionnaire");
    private static final Set<String> REPORTS =
            Set.of("Observation", "QuestionnaireResponse", "Communication", "DocumentReference", "Composition");

    private static final List<AccessRule> RULES = List.of(
            // who                              what                                            where
            reads(ALL, DIRECTORY, NONE),
            reads(Set.of(DISCHARGE_MANAGER), ABOUT_PATIENTS, OWN_INPATIENT),
            reads(Set.of(DISCHARGE_MANAGER, NURSE, GP), ABOUT_PATIENTS, CASE_PATIENT),
            reads(Set.of(NURSE), Set.of("Task", "ServiceRequest"), ASKED),
            reads(Set.of(GP, NURSE, PHARMACIST), Set.of("Task"), ENDED),
            reads(Set.of(DISCHARGE_MANAGER, GP), ABOUT_PATIENTS, EMERGENCY),
            reads(
                    Set.of(PHARMACIST),
                    Set.of("Patient", "MedicationRequest", "MedicationDispense", "AllergyIntolerance"),
                    CASE_PATIENT),
            reads(Set.of(DISPATCHER), Set.of("Patient"), CASE_PATIENT),
            reads(
                    Set.of(PHARMACIST, DISPATCHER),
                    Set.of("Task", "ServiceRequest", "Appointment", "CarePlan", "CareTeam", "SupplyDelivery"),
                    CASE_PART),
            reads(Set.of(PHARMACIST), Set.of("Communication", "DocumentReference"), CASE_PART),
            reads(Set.of(PHARMACIST), Set.of("Provenance"), CASE_PATIENT),
            reads(Set.of(DRIVER), Set.of("Task"), OWN_TASK),
            reads(Set.of(PATIENT), ABOUT_PATIENTS, OWN_RECORD),
            reads(Set.of(PATIENT), AUDIT, OWN_RECORD),
            reads(Set.of(RELATIVE), OF_RELATIVES, Relation.RELATIVE),
            reads(Set.of(RELATIVE), OF_CONFIDANTS, CONFIDANT),
            reads(ALL, QUESTIONS, NONE),
            reads(Set.of(HOSPITAL_SYSTEM), ABOUT_PATIENTS, OWN_PATIENT),
            reads(Set.of(HOSPITAL_SYSTEM), CONTENT, OWN_PATIENT),
            reads(Set.of(HOSPITAL_SYSTEM), CONTENT, OWN_CONTENT),
            reads(Set.of(DISCHARGE_MANAGER), CONTENT, OWN_INPATIENT),
            reads(Set.of(DISCHARGE_MANAGER, NURSE, GP, PHARMACIST), CONTENT, CASE_PATIENT),
            reads(Set.of(DISCHARGE_MANAGER, GP), CONTENT, EMERGENCY),
            reads(Set.of(PATIENT), CONTENT, OWN_RECORD),
            reads(Set.of(RELATIVE), CONTENT, CONFIDANT),
            reads(Set.of(HOSPITAL_SYSTEM, DISCHARGE_MANAGER, GP, NURSE), TIMES, NONE),
            reads(Set.of(PATIENT), TIMES, OPEN_TIMES),
            reads(Set.of(ADMIN), OPERATING, NONE),
            reads(Set.of(ADMIN), AUDIT, NONE),
            reads(
                    Set.of(TRANSPORT_SERVICE),
                    Set.of("Task", "ServiceRequest", "Patient", "SupplyDelivery", "Provenance"),
                    LEG),
            reads(Set.of(TRANSPORT_SERVICE, HOSPITAL_SYSTEM), Set.of("Subscription"), NONE),
            reads(Set.of(VIDEO_SERVICE), Set.of("Appointment", "Encounter", "Patient"), VIDEO),
            writes(DISCHARGE_MANAGER, REPORTS, OWN_INPATIENT, CREATE, UPDATE),
            writes(DISCHARGE_MANAGER, REPORTS, CASE_PATIENT, CREATE, UPDATE),
            writes(
                    GP,
                    Set.of("Observation", "Condition", "MedicationRequest", "DocumentReference", "Communication"),
                    CASE_PATIENT,
                    CREATE,
                    UPDATE),
            writes(
                    NURSE,
                    Set.of("Observation", "Communication", "QuestionnaireResponse", "DocumentReference"),
                    CASE_PATIENT,
                    CREATE,
                    UPDATE),
            writes(
                    PATIENT,
                    Set.of("Observation", "Communication", "QuestionnaireResponse"),
                    OWN_RECORD,
                    CREATE,
                    UPDATE),
            writes(PATIENT, Set.of("QuestionnaireResponse"), OWN_RECORD, DELETE),
            writes(PHARMACIST, Set.of("Communication"), CASE_PART, CREATE, UPDATE),
            writes(RELATIVE, Set.of("Communication"), Relation.RELATIVE, CREATE, UPDATE),
            writes(ADMIN, ANY_TYPE, NONE, CREATE, UPDATE),
            writes(ADMIN, OPERATING, NONE, DELETE),
            writes(HOSPITAL_SYSTEM, ABOUT_PATIENTS, OWN_PATIENT, CREATE, UPDATE),
            writes(HOSPITAL_SYSTEM, CONTENT, OWN_PATIENT, CREATE, UPDATE),
            writes(HOSPITAL_SYSTEM, CONTENT, OWN_CONTENT, CREATE, UPDATE),
            writes(HOSPITAL_SYSTEM, TIMES, OWN_CALENDAR, CREATE, UPDATE),
            writes(GP, TIMES, OWN_CALENDAR, CREATE, UPDATE),
            writes(NURSE, TIMES, OWN_CALENDAR, CREATE, UPDATE),
            writes(HOSPITAL_SYSTEM, Set.of("Medication"), OWN_ENTRY, CREATE, UPDATE),
            writes(HOSPITAL_SYSTEM, Set.of("Appointment", "Patient"), OWN_PATIENT, DELETE),
            writes(TRANSPORT_SERVICE, Set.of("Task"), LEG, CREATE, UPDATE),
            writes(TRANSPORT_SERVICE, Set.of("SupplyDelivery", "Provenance"), LEG, CREATE, UPDATE),
            writes(TRANSPORT_SERVICE, Set.of("Subscription"), OWN_SUBSCRIPTION, CREATE, UPDATE, DELETE),
            writes(HOSPITAL_SYSTEM, Set.of("Subscription"), NONE, CREATE, UPDATE, DELETE),
            writes(TRANSPORT_SERVICE, AUDIT, NONE, CREATE),
            writes(VIDEO_SERVICE, Set.of("Appointment", "Encounter"), VIDEO, UPDATE));

    /** The server's own operations, by whom they may be called; each checks its resource itself. */
    private static final Map<String, Set<Role>> OPERATIONS = Map.ofEntries(
            Map.entry("Encounter/$start-discharge", Set.of(DISCHARGE_MANAGER)),
            Map.entry("Task/$answer", Set.of(NURSE)),
            Map.entry("Task/$question", Set.of(NURSE)),
            Map.entry("HealthcareService/$state-capacity", Set.of(NURSE)),
            Map.entry("Task/$reply", Set.of(DISCHARGE_MANAGER)),
            Map.entry("Task/$award", Set.of(DISCHARGE_MANAGER)),
            Map.entry("Task/$withdraw", Set.of(DISCHARGE_MANAGER)),
            Map.entry("ServiceRequest/$order-ride", Set.of(DISPATCHER)),
            Map.entry("Task/$ride-ready", Set.of(DISPATCHER)),
            Map.entry("Task/$cancel-ride", Set.of(DISPATCHER)),
            Map.entry("ServiceRequest/$keep-standing-ride", Set.of(DISPATCHER)),
            Map.entry("ServiceRequest/$standing-rides", Set.of(DISPATCHER)),
            Map.entry("Task/$dispense", Set.of(PHARMACIST)),
            Map.entry("CarePlan/$ask", Set.of(DISCHARGE_MANAGER)),
            Map.entry("CarePlan/$decide", Set.of(DISCHARGE_MANAGER)),
            Map.entry("Task/$conclude", Set.of(DISCHARGE_MANAGER, NURSE)),
            Map.entry("Task/$acknowledge-end", Set.of(GP, NURSE, PHARMACIST)),
            Map.entry("CarePlan/$numbers", Set.of(ADMIN, DISCHARGE_MANAGER)),
            Map.entry("CarePlan/$reschedule", Set.of(DISCHARGE_MANAGER)),
            Map.entry("CarePlan/$attach-consent", Set.of(DISCHARGE_MANAGER)),
            Map.entry("CarePlan/$fit-ride", Set.of(DISCHARGE_MANAGER)),
            Map.entry("CarePlan/$close", Set.of(DISCHARGE_MANAGER)),
            Map.entry("CarePlan/$mark-mistake", Set.of(DISCHARGE_MANAGER, NURSE, GP)),
            Map.entry("CarePlan/$assign-task", Set.of(DISCHARGE_MANAGER, NURSE, GP)),
            Map.entry("CarePlan/$send-questionnaire", Set.of(DISCHARGE_MANAGER, NURSE, GP)),
            Map.entry("Task/$step", Set.of(DISCHARGE_MANAGER, NURSE, GP)),
            Map.entry("CarePlan/$agree-range", Set.of(GP)),
            Map.entry("Flag/$settle", Set.of(DISCHARGE_MANAGER, NURSE, GP)),
            Map.entry("CarePlan/$decide-medicine", Set.of(GP)),
            Map.entry("Consent/$withdraw", Set.of(DISCHARGE_MANAGER, PATIENT)),
            Map.entry("Patient/$grant-relative", Set.of(PATIENT)),
            Map.entry("Appointment/$book", Set.of(HOSPITAL_SYSTEM, DISCHARGE_MANAGER, GP, NURSE, PATIENT)),
            Map.entry("Appointment/$cancel", Set.of(DISCHARGE_MANAGER, GP, NURSE, PATIENT)),
            Map.entry("Appointment/$held", Set.of(GP, NURSE)),
            Map.entry("Appointment/$times", Set.of(NOTIFICATION_SERVICE)),
            Map.entry("Organization/$substitute", Set.of(GP, NURSE)),
            Map.entry("PractitionerRole/$end-substitution", Set.of(GP, NURSE)),
            Map.entry("DocumentReference/$generate-metadata", Set.of(HOSPITAL_SYSTEM)),
            Map.entry("DocumentReference/$update-metadata", Set.of(HOSPITAL_SYSTEM)),
            Map.entry("AuditEvent/$verify", Set.of(ADMIN)),
            Map.entry("Communication/$notices", Set.of(NOTIFICATION_SERVICE)),
            Map.entry("Communication/$concerned", Set.of(NOTIFICATION_SERVICE)),
            Map.entry("ImplementationGuide/$packages", Set.of(ADMIN)),
            Map.entry("Patient/$erase", Set.of(ADMIN)),
            Map.entry("Patient/$erase-due", Set.of(ADMIN)),
            Map.entry("Patient/$erased", Set.of(TRANSPORT_SERVICE, VIDEO_SERVICE, NOTIFICATION_SERVICE)),
            Map.entry("Patient/$emergency-access", Set.of(DISCHARGE_MANAGER, GP)),
            Map.entry("Patient/$end-emergency-access", Set.of(DISCHARGE_MANAGER, GP)));

    /** Much at once: by whom it may be called; what comes out passes the same decision as everything else. */
    private static final Map<String, Set<Role>> EXCHANGE = Map.of(
            "$import", Set.of(ADMIN),
            "$import-status", Set.of(ADMIN),
            "$export", Set.of(ADMIN, PATIENT, HOSPITAL_SYSTEM),
            "Patient/$export", Set.of(PATIENT, HOSPITAL_SYSTEM),
            "$export-poll-status", Set.of(ADMIN, PATIENT, HOSPITAL_SYSTEM),
            "$export-file", Set.of(ADMIN, PATIENT, HOSPITAL_SYSTEM),
            "Patient/$my-data", Set.of(PATIENT));

    /** Operations about words only, open to everybody signed in. */
    private static final Set<String> TERMINOLOGY_OPERATIONS =
            Set.of("CodeSystem/$lookup", "CodeSystem/$validate-code", "ValueSet/$expand", "ValueSet/$validate-code");

    /** Checks a resource that is sent along, of any type; nothing stored is read or written. */
    private static final String VALIDATION = "/$validate";

    /** Shows no more than may be read: open to whoever reads the type, under some relation. */
    private static final Map<String, String> READING =
            Map.of("Patient/$everything", "Patient", "Composition/$document", "Composition");

    private AccessTable() {}

    /** Under which relations somebody with this role may do this; empty means never. */
    public static Set<Relation> relations(Role role, String type, Interaction interaction) {
        Set<Relation> found = new LinkedHashSet<>();
        for (AccessRule rule : RULES) {
            if (rule.applies(role, type, interaction)) {
                found.add(rule.relation());
            }
        }
        return found;
    }

    /** The operations of which a line says who may call them. */
    public static Set<String> operations() {
        Set<String> operations = new TreeSet<>(TERMINOLOGY_OPERATIONS);
        operations.addAll(OPERATIONS.keySet());
        operations.addAll(EXCHANGE.keySet());
        operations.addAll(READING.keySet());
        return operations;
    }

    /** Whether any of the roles may do this at least under some relation. */
    public static boolean allows(Set<Role> roles, String type, Interaction interaction) {
        return roles.stream()
                .anyMatch(role -> !relations(role, type, interaction).isEmpty());
    }

    /** Whether the operation is about words or about what is sent along, and neither reads nor writes records. */
    public static boolean isAboutWords(String operation) {
        return TERMINOLOGY_OPERATIONS.contains(operation) || operation.endsWith(VALIDATION);
    }

    /**
     * Whether any of the roles may call the operation.
     *
     * @param operation such as {@code Task/$award}, or {@code Patient/$validate} for a resource that is sent along
     */
    public static boolean allowsOperation(Set<Role> roles, String operation) {
        if (TERMINOLOGY_OPERATIONS.contains(operation)) {
            return !roles.isEmpty();
        }
        String read = READING.get(operation);
        if (read != null) {
            return allows(roles, read, Interaction.READ);
        }
        if (operation.endsWith(VALIDATION)) {
            return roles.contains(ADMIN);
        }
        return EXCHANGE.getOrDefault(operation, OPERATIONS.getOrDefault(operation, Set.of())).stream()
                .anyMatch(roles::contains);
    }
}
