package de.medicalhub.transport.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How the planner grows: time to the first plan of a day, memory held by it, and time of one more order, placed or refused.
 * Days are made up: a district of 24 by 24 minutes, ten hours, more rides in the morning, vehicles enough for all.
 */
class GrowthMeasurement {
    private static final int[][] SIZES = {{100, 12}, {1_000, 80}, {3_000, 220}, {10_000, 700}};

    @Test
    void firstPlansAndInsertionsStayFast() throws IOException {
        StringBuilder table = new StringBuilder("requests,vehicles,placed,first_plan_cpu_seconds,held_mib,"
                + "insert_p50_us,insert_p99_us,refusal_p50_us,refusal_p99_us\n");
        for (int[] size : SIZES) {
            Growth growth = new Growth(size[0], size[1], 7);
            growth.plan();
            growth.insertMany();
            String row = String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%.2f,%.1f,%.0f,%.0f,%.0f,%.0f%n",
                    size[0],
                    size[1],
                    growth.placed(),
                    growth.cpuSeconds(),
                    growth.heldMebibytes(),
                    growth.insertMicroseconds(0.5),
                    growth.insertMicroseconds(0.99),
                    growth.refusalMicroseconds(0.5),
                    growth.refusalMicroseconds(0.99));
            System.out.print(row);
            table.append(row);
            Files.createDirectories(Path.of("target", "bench"));
            Files.writeString(Path.of("target", "bench", "growth.csv"), table);
            assertThat(growth.placed()).isEqualTo(size[0]);
            assertThat(growth.cpuSeconds()).isLessThan(size[0] == 1_000 ? 10 : 180);
            if (size[0] == 1_000) {
                assertThat(growth.insertMicroseconds(0.99)).isLessThan(2_000);
            }
        }
    }
}
