package de.medicalhub.fhir.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The patients and tasks that both servers hold alike, and the resources that are written; plain text, cheap to make. */
final class Population {
    static final String IDENTIFIER_SYSTEM = "https://medicalhub.de/fhir/sid/bench";
    private static final int ENTRIES = 50;
    private static final int PATIENTS_PER_TASK = 4;
    private static final List<String> FAMILIES = List.of(
            "Adenau", "Boos", "Clotten", "Dötsch", "Engers", "Fachbach", "Gering", "Hatzenport", "Irlich", "Kell");

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1920, 1, 1);
    private static final int BIRTHDAYS = 30_000;

    private final String run;
    private final int size;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param run makes ids and identifiers of this run its own
     * @param size how many patients
     */
    Population(String run, int size) {
        this.run = run;
        this.size = size;
    }

    int size() {
        return size;
    }

    /** Transactions that bring it in. */
    List<String> transactions() {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(put("Patient/" + patientId(i), patient(patientId(i), i, "1950-01-01")));
            if (i % PATIENTS_PER_TASK == 0) {
                entries.add(put("Task/" + run + "-t" + i, task(run + "-t" + i, i)));
            }
        }
        return IntStream.range(0, (entries.size() + ENTRIES - 1) / ENTRIES)
                .mapToObj(page ->
                        bundle(entries.subList(page * ENTRIES, Math.min(entries.size(), (page + 1) * ENTRIES))))
                .toList();
    }

    String patientId(int i) {
        return run + "-p" + i % size;
    }

    String identifier(int i) {
        return run + "-" + i % size;
    }

    String familyPrefix(int i) {
        return FAMILIES.get(i % FAMILIES.size()) + run + (i % size) / FAMILIES.size();
    }

    /** Each time another one, for what has not changed is not written. */
    String update(int i) {
        LocalDate born = FIRST_BIRTH.plusDays(next.getAndIncrement() % BIRTHDAYS);
        return patient(patientId(i), i % size, born.toString());
    }

    String newPatient() {
        return patient("", size + next.getAndIncrement(), "1948-07-09");
    }

    /** A patient and nineteen observations about them. */
    String transactionOfTwenty() {
        int i = size + next.getAndIncrement();
        String patient = "urn:uuid:00000000-0000-4000-8000-" + String.format(Locale.ROOT, "%012d", i);
        List<String> entries = new ArrayList<>();
        entries.add(post("Patient", patient, patient("", i, "1939-11-30")));
        for (int k = 1; k < 20; k++) {
            entries.add(post("Observation", patient + k, observation(patient, k)));
        }
        return bundle(entries);
    }

    private String patient(String id, int i, String born) {
        return text(
                """
                {"resourceType":"Patient",%s"identifier":[{"system":"%s","value":"%s-%d"}],"active":true,\
                "name":[{"family":"%s%s%d","given":["Martha","Luise"]}],"gender":"female","birthDate":"%s",\
                "telecom":[{"system":"phone","value":"+49 2651 %d"}],\
                "address":[{"line":["Marktstraße %d"],"city":"Mayen","postalCode":"56727","country":"DE"}],\
                "managingOrganization":{"reference":"Organization/hospital-mayen"}}""",
                id.isEmpty() ? "" : "\"id\":\"" + id + "\",",
                IDENTIFIER_SYSTEM,
                run,
                i,
                FAMILIES.get(i % FAMILIES.size()),
                run,
                i / FAMILIES.size(),
                born,
                i,
                i % 200 + 1);
    }

    private String task(String id, int i) {
        return text("""
                {"resourceType":"Task","id":"%s","status":"requested","intent":"order",\
                "code":{"text":"Wundkontrolle"},"for":{"reference":"Patient/%s"},\
                "authoredOn":"2026-11-20T08:00:00+01:00","owner":{"reference":"Organization/nursing-mayen"},\
                "restriction":{"period":{"end":"2026-12-01T12:00:00+01:00"}}}""", id, patientId(i));
    }

    private static String observation(String patient, int k) {
        return text("""
                {"resourceType":"Observation","status":"final",\
                "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},\
                "subject":{"reference":"%s"},"effectiveDateTime":"2026-11-20T08:%02d:00+01:00",\
                "valueQuantity":{"value":%d,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}""", patient, k, 60 + k);
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String put(String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + url + "\"}}";
    }

    private static String post(String url, String fullUrl, String resource) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + url + "\"}}";
    }

    private static String bundle(List<String> entries) {
        return entries.stream()
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }
}
