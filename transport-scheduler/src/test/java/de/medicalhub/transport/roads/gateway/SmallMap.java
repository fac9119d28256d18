package de.medicalhub.transport.roads.gateway;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** An extract that a test makes itself: a town of crossing streets, about 280 m apart, around 50.30 N, 7.20 E. */
final class SmallMap {
    static final int SIDE = 20;
    static final double SOUTH = 50.30;
    static final double WEST = 7.20;
    static final double STEP = 0.0025;

    private SmallMap() {}

    /** With every row of streets; one in the middle is a one-way street to the east. */
    static Path write(Path file) throws IOException {
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write("<?xml version='1.0' encoding='UTF-8'?><osm version='0.6'>");
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    out.write(String.format(
                            Locale.ROOT,
                            "<node id='%d' version='1' timestamp='2026-01-01T00:00:00Z' lat='%.6f' lon='%.6f'/>",
                            id(row, column),
                            SOUTH + row * STEP,
                            WEST + column * STEP));
                }
            }
            for (int line = 0; line < SIDE; line++) {
                way(out, 10_000 + line, line, true);
                way(out, 20_000 + line, line, false);
            }
            out.write("</osm>");
        }
        return file;
    }

    private static void way(Writer out, int number, int line, boolean along) throws IOException {
        out.write("<way id='" + number + "' version='1' timestamp='2026-01-01T00:00:00Z'>");
        for (int at = 0; at < SIDE; at++) {
            out.write("<nd ref='" + (along ? id(line, at) : id(at, line)) + "'/>");
        }
        String kind = line % 5 == 0 ? "secondary" : "residential";
        out.write("<tag k='highway' v='" + kind + "'/>");
        if (along && line == SIDE / 2) {
            out.write("<tag k='oneway' v='yes'/>");
        }
        out.write("</way>");
    }

    private static int id(int row, int column) {
        return 1 + row * SIDE + column;
    }
}
