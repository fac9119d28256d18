package de.medicalhub.fhir.access;

import de.medicalhub.common.fhir.HubCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes searches of every kind that the server offers, from a seed; values are such as readable and hidden records have. */
final class SearchGenerator {
    /** By type its parameters with their kind; of references the types that they lead to. */
    private static final Map<String, Map<String, String>> TYPES = new TreeMap<>();

    static {
        type(
                "Patient",
                "name:name gender:code birthdate:date address-city:text identifier:case"
                        + " general-practitioner:>Practitioner");
        type("Encounter", "status:code class:code subject:>Patient service-provider:>Organization");
        type("Condition", "code:code recorded-date:date subject:>Patient encounter:>Encounter");
        type(
                "Observation",
                "code:code date:date subject:>Patient encounter:>Encounter has-member:>Observation"
                        + " performer:>Practitioner");
        type("MedicationRequest", "code:code status:code subject:>Patient encounter:>Encounter");
        type("ServiceRequest", "requisition:case status:code subject:>Patient performer:>Organization");
        type(
                "Task",
                "group-identifier:case status:code code:code owner:>Organization focus:>ServiceRequest"
                        + " patient:>Patient part-of:>Task");
        type("Appointment", "identifier:case status:code actor:>Patient practitioner:>Practitioner");
        type("CarePlan", "identifier:case status:code subject:>Patient activity-reference:>ServiceRequest");
        type(
                "Composition",
                "type:code title:text date:date subject:>Patient encounter:>Encounter author:>Practitioner");
        type("Provenance", "target:>Patient recorded:date agent:>Practitioner");
        type("CareTeam", "identifier:case status:code subject:>Patient participant:>Organization");
        type("Communication", "status:code subject:>Patient sender:>Practitioner recipient:>Organization");
        type("DocumentReference", "type:code status:code date:date subject:>Patient author:>Practitioner");
        type("AllergyIntolerance", "code:code date:date patient:>Patient recorder:>Practitioner");
        type("Procedure", "code:code date:date subject:>Patient encounter:>Encounter performer:>Practitioner");
        type("SupplyDelivery", "status:code patient:>Patient supplier:>Organization");
        type("Consent", "status:code date:date patient:>Patient organization:>Organization");
        type("Flag", "date:date subject:>Patient encounter:>Encounter author:>Practitioner");
        type("Organization", "name:text");
        type("Practitioner", "name:text");
        type("PractitionerRole", "practitioner:>Practitioner organization:>Organization");
    }

    private final Random random;
    private final Twins twins;
    private final CaseUnderTest readable;

    SearchGenerator(long seed, Twins twins, CaseUnderTest readable) {
        this.random = new Random(seed);
        this.twins = twins;
        this.readable = readable;
    }

    private static void type(String name, String parameters) {
        Map<String, String> kinds = new TreeMap<>();
        for (String parameter : parameters.split(" ", -1)) {
            kinds.put(parameter.substring(0, parameter.indexOf(':')), parameter.substring(parameter.indexOf(':') + 1));
        }
        TYPES.put(name, kinds);
    }

    /** Type and criteria, such as {@code Task?status=requested}. */
    String next() {
        String type = pick(List.copyOf(TYPES.keySet()));
        List<String> parts = new ArrayList<>();
        int criteria = 1 + random.nextInt(2);
        for (int i = 0; i < criteria; i++) {
            parts.add(random.nextInt(4) == 0 ? reverseChain(type, 2) : criterion(type, 3));
        }
        if (random.nextInt(3) == 0) {
            parts.add(pick(List.of("_total=accurate", "_total=estimate", "_summary=count", "_count=0")));
        }
        if (random.nextInt(3) == 0) {
            parts.add("_count=" + (1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            parts.add("_sort=" + pick(List.of("", "-")) + pick(List.of("_id", pick(names(type)))));
        }
        if (random.nextInt(3) == 0) {
            parts.add(include(type));
        }
        if (random.nextInt(8) == 0) {
            parts.add(pick(List.of("_elements=subject,status", "_summary=true", "_summary=data")));
        }
        return type + "?" + String.join("&", parts);
    }

    private String criterion(String type, int depth) {
        String name = pick(names(type));
        String kind = kinds(type).getOrDefault(name, "code");
        if (!kind.startsWith(">")) {
            return name + modifier(kind) + "=" + value(kind);
        }
        String target = kind.substring(1);
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> name + "=" + reference(target);
            case 1 -> name + ":missing=" + random.nextBoolean();
            case 2 -> name + ":" + target + "." + criterion(target, depth - 1);
            default -> name + ":" + target + "." + reverseChain(target, depth - 1);
        };
    }

    /** Who refers to the type, by what; all of them may, for the sake of the search. */
    private String reverseChain(String type, int depth) {
        List<String> ways = new ArrayList<>();
        TYPES.forEach((source, parameters) -> parameters.forEach((name, kind) -> {
            if (kind.equals(">" + type)) {
                ways.add(source + ":" + name);
            }
        }));
        if (ways.isEmpty()) {
            return "_id=" + reference(type).replaceFirst(".*/", "");
        }
        String way = pick(ways);
        String source = way.substring(0, way.indexOf(':'));
        boolean further = depth > 0 && random.nextInt(4) == 0;
        return "_has:" + way + ":"
                + (further ? reverseChain(source, depth - 1) : criterion(source, depth - 1 < 0 ? 0 : 1));
    }

    private String include(String type) {
        String iterate = pick(List.of("", "", ":iterate"));
        List<String> references = kinds(type).entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(">"))
                .map(Map.Entry::getKey)
                .toList();
        if (!references.isEmpty() && random.nextBoolean()) {
            return random.nextInt(5) == 0 ? "_include=*" : "_include" + iterate + "=" + type + ":" + pick(references);
        }
        return "_revinclude" + iterate + "="
                + pick(List.of(
                        "Task:patient",
                        "Task:focus",
                        "Task:owner",
                        "Condition:subject",
                        "Observation:performer",
                        "Encounter:service-provider",
                        "Provenance:target",
                        "Appointment:actor",
                        "Condition:encounter"));
    }

    private String modifier(String kind) {
        return switch (random.nextInt(5)) {
            case 0 -> kind.equals("date") ? "" : kind.equals("name") || kind.equals("text") ? ":contains" : ":not";
            case 1 -> ":missing";
            default -> "";
        };
    }

    private String value(String kind) {
        return switch (kind) {
            case "name" -> pick(List.of(twins.name(), "Geheim", "Niemand", "Ida"));
            case "text" -> pick(List.of("Mendig", "Entlass", "a", "Klinik"));
            case "date" -> pick(List.of("2026-01-02", "ge2026-01-01", "lt2002", "1940-02-03"));
            case "case" -> HubCodes.CASE_SYSTEM + "%7C" + pick(List.of(readable.caseId(), "none"));
            case "code" ->
                pick(List.of(
                        "active",
                        "requested",
                        "finished",
                        "in-progress",
                        "booked",
                        "IMP",
                        "twin",
                        "I50.0",
                        "8480-6",
                        "18842-5",
                        "female",
                        "requested,active"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String reference(String type) {
        String own = switch (type) {
            case "Patient" -> readable.patient();
            case "Encounter" -> readable.encounter();
            case "ServiceRequest" -> readable.nursingRequest();
            case "Task" -> readable.dispense();
            case "Organization" -> "Organization/pharmacy-polch";
            case "Practitioner" -> "Practitioner/gp-1";
            default -> type + "/own-" + readable.patient().replace("Patient/it-", "") + "-1";
        };
        return pick(List.of(own, twins.reference(type, random.nextInt(3)), own + "," + twins.reference(type, 1)));
    }

    private static Map<String, String> kinds(String type) {
        return TYPES.getOrDefault(type, Map.of());
    }

    private List<String> names(String type) {
        return List.copyOf(kinds(type).keySet());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
