package de.medicalhub.transport.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.control.Growth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How the planner grows: time to the first plan of a day, memory held by it, and time to insert one more request into it.
 * Days are made up: a district of 24 by 24 minutes, ten hours, more rides in the morning.
 */
class GrowthMeasurement {
    private static final int[][] SIZES = {{100, 8}, {1_000, 60}, {3_000, 160}, {10_000, 500}};

    @Test
    void firstPlansAndInsertionsStayFast() throws IOException {
        StringBuilder table = new StringBuilder("requests,vehicles,placed,first_plan_cpu_seconds,held_mib,insert_p50_us,insert_p99_us\n");
        for (int[] size : SIZES) {
            Growth growth = new Growth(size[0], size[1], 7);
            growth.plan();
            growth.insertMany();
            table.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%.2f,%.1f,%.0f,%.0f%n",
                    size[0],
                    size[1],
                    growth.placed(),
                    growth.cpuSeconds(),
                    growth.heldMebibytes(),
                    growth.insertMicroseconds(0.5),
                    growth.insertMicroseconds(0.99)));
            if (size[0] == 1_000) {
                assertThat(growth.cpuSeconds()).isLessThan(10);
                assertThat(growth.insertMicroseconds(0.99)).isLessThan(2_000);
            }
            assertThat(growth.cpuSeconds()).isLessThan(180);
        }
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", "growth.csv"), table);
    }
}
