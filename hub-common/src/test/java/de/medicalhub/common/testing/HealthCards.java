package de.medicalhub.common.testing;

import de.medicalhub.common.fhir.CheckDigit;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.IntStream;

/** Numbers of health cards that nobody bears. */
public final class HealthCards {
    private static final SecureRandom RANDOM = new SecureRandom();

    private HealthCards() {}

    /** A Krankenversichertennummer with a right check digit; another each time. */
    public static String next() {
        String begin = String.format(Locale.ROOT, "%c%08d", 'A' + RANDOM.nextInt(26), RANDOM.nextInt(100_000_000));
        return IntStream.range(0, 10)
                .mapToObj(digit -> begin + digit)
                .filter(CheckDigit.KVNR::isValid)
                .findFirst()
                .orElseThrow();
    }
}
