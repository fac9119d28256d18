package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What may not be read answers like what is not there (rule 5 of the feature): by status, by words, and by the time that it
 * takes. Both are asked in turns, so that whatever else the machine does slows both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenIsAbsentIT {
    private static final int WARM = 20;
    private static final int TURNS = 80;

    /** Of the quick quarter: what lies between is less than the network's own unrest. */
    private static final double MOST_APART = 0.5;

    private static final long ALWAYS_ALLOWED_NANOS = 2_000_000;

    private CaseUnderTest hidden = CaseUnderTest.started();

    @ParameterizedTest(name = "5: {1}{2} asked by {0}")
    @CsvSource({
        "gp2, Patient, ''",
        "discharge2, Patient, ''",
        "discharge2, Encounter, ''",
        "patient1, Patient, ''",
        "gp2, Patient, /$everything",
        "gp2, Patient, /_history",
    })
    @DisplayName("5: neither words nor time tell whether something hidden is there")
    void hiddenAnswersLikeAbsent(String caller, String type, String what) {
        Rest rest = new Rest(caller);
        String there = (type.equals("Patient") ? hidden.patient() : hidden.encounter()) + what;
        assertThat(words(rest, there)).isEqualTo(words(rest, absent(type, what)));
        List<Long> ofHidden = new ArrayList<>();
        List<Long> ofAbsent = new ArrayList<>();
        for (int turn = 0; turn < WARM + TURNS; turn++) {
            long first = time(rest, there);
            long second = time(rest, absent(type, what));
            if (turn >= WARM) {
                ofHidden.add(first);
                ofAbsent.add(second);
            }
        }
        long apart = Math.abs(quarter(ofHidden) - quarter(ofAbsent));
        assertThat(apart)
                .as("hidden %d µs, absent %d µs", quarter(ofHidden) / 1000, quarter(ofAbsent) / 1000)
                .isLessThan(Math.max(ALWAYS_ALLOWED_NANOS, (long) (quarter(ofAbsent) * MOST_APART)));
    }

    private static String words(Rest rest, String path) {
        Answer answer = rest.get(path);
        assertThat(answer.status()).as(path).isEqualTo(404);
        return answer.body();
    }

    private static long time(Rest rest, String path) {
        long begin = System.nanoTime();
        rest.get(path);
        return System.nanoTime() - begin;
    }

    private static String absent(String type, String what) {
        return type + "/" + UUID.randomUUID() + what;
    }

    private static long quarter(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 4);
    }
}
