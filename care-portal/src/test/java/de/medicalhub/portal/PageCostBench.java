package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much longer a worklist takes than the searches under it ({@code mvn -Pbench verify}). */
class PageCostBench {
    private static final double MOST_TIME = 1.5;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 21;

    @BeforeAll
    static void aCaseIsOpen() {
        StartedCase.start();
    }

    @ParameterizedTest
    @DisplayName("C7: a worklist takes at most half as long again as its searches")
    @ValueSource(strings = {"discharge1", "gp1"})
    void aWorklistTakesLittleMoreThanItsSearches(String user) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            PageCost.of("/", user);
        }
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] = PageCost.of("/", user).ratio();
        }
        Arrays.sort(ratios);
        assertThat(ratios[ROUNDS / 2]).as("median of page : searches").isLessThan(MOST_TIME);
    }
}
