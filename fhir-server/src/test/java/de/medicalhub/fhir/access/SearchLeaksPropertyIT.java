package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a search answers is a question of what the caller may read, and of nothing else (rule 5 of the feature). Searches of
 * all kinds are asked while records that nobody may read look like the readable ones, and again while they do not: each
 * answer must be the same. More searches: {@code -Dmedhub.search.count=500}; another seed: {@code -Dmedhub.search.seed=7}.
 */
class SearchLeaksPropertyIT {
    private static final List<String> CALLERS = List.of(
            "discharge1", "gp1", "nurse1", "nurse2", "pharmacist1", "dispatcher1", "driver1", "patient1", "admin1");
    private static final int COUNT = Integer.getInteger("medhub.search.count", 40);
    private static final long SEED = Long.getLong("medhub.search.seed", 20_261_126L);

    private record Asked(String caller, String search) {}

    @Test
    @DisplayName("5: whatever the hidden records hold, every search answers the same")
    void everySearchIsAQuestionOfTheReadable() {
        CaseUnderTest readable = CaseUnderTest.started();
        readable.answer("nurse1", readable.firstReferral(), true);
        assertThat(readable.award(readable.firstReferral()).status()).isEqualTo(200);
        Twins twins = new Twins(readable);
        twins.become(false);
        twins.addReadableRecords();
        assertThatNobodyReadsTheTwins(twins);

        List<Asked> asked = new ArrayList<>();
        for (String caller : CALLERS) {
            SearchGenerator generator = new SearchGenerator(SEED + CALLERS.indexOf(caller), twins, readable);
            for (int i = 0; i < COUNT; i++) {
                asked.add(new Asked(caller, generator.next()));
            }
        }
        Map<Asked, Observed> unlike = observe(asked);
        assertThat(unlike.values())
                .as("enough of the searches find something to tell")
                .filteredOn(answer -> answer.learned().toString().contains("MATCH"))
                .hasSizeGreaterThan(asked.size() / 12);
        twins.become(true);
        assertThatNobodyReadsTheTwins(twins);
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

    private static void assertThatNobodyReadsTheTwins(Twins twins) {
        for (String caller : CALLERS) {
            for (String type : List.of("Patient", "Encounter", "Condition", "Task", "ServiceRequest", "Appointment")) {
                assertThat(new Rest(caller).get(twins.reference(type, 0)).status())
                        .as(caller + " " + type)
                        .isIn(403, 404);
            }
        }
    }
}
