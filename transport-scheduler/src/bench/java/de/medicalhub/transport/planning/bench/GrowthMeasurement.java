package de.medicalhub.transport.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How the planner grows: time to the first plan of a day, memory held by it, and time of one more order, placed or refused.
 * Days are made up: a district of 24 by 24 minutes, ten hours, most rides to a clinic or home from one, some more in the morning; vehicles
 * as the goals name them.
 */
class GrowthMeasurement {
    private static final int[][] SIZES = {{100, 8}, {1_000, 60}, {3_000, 165}, {10_000, 500}};

    @Test
    void firstPlansAndInsertionsStayFast() throws IOException {
        StringBuilder table = new StringBuilder("requests,vehicles,placed,first_plan_cpu_seconds,held_mib,"
                + "insert_p50_us,insert_p99_us,refusal_p50_us,refusal_p99_us\n");
        List<Growth> measured = new ArrayList<>();
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
            measured.add(growth);
        }
        for (int s = 0; s < SIZES.length; s++) {
            assertThat(measured.get(s).placed()).as("placed").isEqualTo(SIZES[s][0]);
        }
        Growth thousand = measured.get(1);
        assertThat(thousand.cpuSeconds()).as("first plan of 1,000, CPU s").isLessThan(10);
        assertThat(thousand.insertMicroseconds(0.99)).as("insertion at 1,000, p99 µs").isLessThan(2_000);
        assertThat(measured.get(3).cpuSeconds()).as("first plan of 10,000, CPU s").isLessThan(180);
    }
}
