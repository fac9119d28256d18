package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a search answers is a question of what the caller may read, and of nothing else (rule 5 of the feature). Searches of
 * all kinds are asked while records that nobody may read look like the readable ones, and again while they do not: each
 * answer must be the same. More searches: {@code -Dmedhub.search.count=500}; another seed: {@code -Dmedhub.search.seed=7}.
 */
class SearchLeaksPropertyIT {
    /** People, each with another relation to the readable patient, then systems and modules. */
    private static final List<String> CALLERS = List.of(
            "discharge1",
            "gp1",
            "nurse1",
            "nurse2",
            "pharmacist1",
            "dispatcher1",
            "driver1",
            "patient1",
            "relative1",
            "admin1",
            "medhub-hospital",
            "medhub-transport",
            "medhub-video",
            "medhub-notification");

    /** Reads the patient by an emergency access only. */
    private static final String IN_EMERGENCY = "gp2";

    /** Took part in the case until the consent was withdrawn. */
    private static final List<String> WITHDRAWN = List.of("gp1", "nurse1", "pharmacist1", "dispatcher1");

    private static final int COUNT = Integer.getInteger("medhub.search.count", 40);
    private static final long SEED = Long.getLong("medhub.search.seed", 20_261_126L);

    private record Asked(String caller, String search) {}

    @Test
    @DisplayName("5: whatever the hidden records hold, every search answers the same")
    void everySearchIsAQuestionOfTheReadable() {
        CaseUnderTest readable = awarded();
        Twins twins = new Twins(readable);
        twins.become(false);
        twins.addReadableRecords();
        List<String> callers = new ArrayList<>(CALLERS);
        callers.add(IN_EMERGENCY);
        openEmergency(readable);
        assertThat(OwnRelative.grant("everything").status()).isEqualTo(200);
        try {
            // Two of the callers read little but the directory.
            assertNoneTells(twins, readable, callers, COUNT, 15);
        } finally {
            new Rest(IN_EMERGENCY).post(readable.patient() + "/$end-emergency-access", new Parameters());
        }
    }

    @Test
    @DisplayName("5, 10: nor do they tell those whose access has ended with a consent")
    void nobodyLearnsWhatAWithdrawnConsentHides() {
        CaseUnderTest readable = awarded();
        Twins twins = new Twins(readable);
        twins.become(false);
        twins.addReadableRecords();
        withdraw(readable);
        for (String caller : WITHDRAWN) {
            assertThat(new Rest(caller).get(readable.patient()).status())
                    .as(caller)
                    .isEqualTo(404);
        }
        assertNoneTells(twins, readable, WITHDRAWN, COUNT / 2, COUNT * WITHDRAWN.size());
    }

    private static CaseUnderTest awarded() {
        CaseUnderTest made = CaseUnderTest.started();
        made.answer("nurse1", made.firstReferral(), true);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(200);
        return made;
    }

    private static void openEmergency(CaseUnderTest made) {
        Parameters wish = new Parameters();
        CaseUnderTest.add(wish, "reason", new CodeType("unconscious"));
        CaseUnderTest.add(wish, "explanation", new StringType("Bewusstlos aufgefunden"));
        Answer opened = new Rest(IN_EMERGENCY).post(made.patient() + "/$emergency-access", wish);
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(new Rest(IN_EMERGENCY).get(made.patient()).status()).isEqualTo(200);
    }

    private static void withdraw(CaseUnderTest made) {
        Rest manager = new Rest("discharge1");
        Parameters withdrawal = new Parameters();
        CaseUnderTest.add(withdrawal, "withdrawn-by", new CodeType("patient"));
        for (String consent : manager.get("Consent?patient=" + made.patient()).found()) {
            manager.post(consent + "/$withdraw", withdrawal);
        }
    }

    /**
     * @param oneIn so many of the searches find something at least
     */
    private static void assertNoneTells(
            Twins twins, CaseUnderTest readable, List<String> callers, int count, int oneIn) {
        assertThatNobodyReadsTheTwins(twins, callers);
        List<Asked> asked = new ArrayList<>();
        for (String caller : callers) {
            SearchGenerator generator = new SearchGenerator(SEED + callers.indexOf(caller), twins, readable);
            for (int i = 0; i < count; i++) {
                asked.add(new Asked(caller, generator.next()));
            }
        }
        Map<Asked, Observed> unlike = observe(asked);
        assertThat(unlike.values())
                .as("enough of the searches find something to tell")
                .filteredOn(answer -> answer.learned().toString().contains("MATCH"))
                .hasSizeGreaterThan(asked.size() / oneIn);
        twins.become(true);
        assertThatNobodyReadsTheTwins(twins, callers);
        List<Asked> differing = differing(asked, unlike, observe(asked));
        assertThat(repeating(differing, twins)).as("seed " + SEED).isEmpty();
    }

    /** Other work goes on in the records meanwhile; only what differs with the twins, and does so again, is a leak. */
    private static List<String> repeating(List<Asked> differing, Twins twins) {
        twins.become(false);
        Map<Asked, Observed> unlike = observe(differing);
        twins.become(true);
        Map<Asked, Observed> alike = observe(differing);
        return differing(differing, unlike, alike).stream()
                .map(asked -> asked + "\n  unlike: " + unlike.get(asked) + "\n  alike:  " + alike.get(asked))
                .toList();
    }

    private static List<Asked> differing(List<Asked> asked, Map<Asked, Observed> one, Map<Asked, Observed> other) {
        return asked.stream()
                .filter(search -> !Objects.equals(one.get(search), other.get(search)))
                .toList();
    }

    private static Map<Asked, Observed> observe(List<Asked> asked) {
        Map<Asked, Observed> observed = new LinkedHashMap<>();
        asked.forEach(search -> observed.put(search, Observed.of(search.caller(), search.search())));
        return observed;
    }

    private static void assertThatNobodyReadsTheTwins(Twins twins, List<String> callers) {
        for (String caller : callers) {
            for (String type : List.of("Patient", "Encounter", "Condition", "Task", "ServiceRequest", "Appointment")) {
                assertThat(new Rest(caller).get(twins.reference(type, 0)).status())
                        .as(caller + " " + type)
                        .isIn(403, 404);
            }
        }
    }
}
